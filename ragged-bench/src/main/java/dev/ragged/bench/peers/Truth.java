package dev.ragged.bench.peers;

import dev.ragged.index.Similarity;
import dev.ragged.index.VectorKernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Judges answers. A row is right if it is no farther away, in double precision, than the k-th
 * nearest, so that each of several equally near rows is right. Not safe for several threads.
 */
final class Truth {
  // How many of the nearest by float32 are compared again in double precision, beyond k.
  private static final int MARGIN = 32;

  private final Workload workload;
  private final int k;
  private final double[] farthest;

  private Truth(Workload workload, int k, double[] farthest) {
    this.workload = workload;
    this.k = k;
    this.farthest = farthest;
  }

  /** Compares all queries with all vectors. Costs seconds for 100,000 of each other. */
  static Truth scan(Workload workload, int k) {
    double[] farthest = new double[workload.queries().length];
    float[] distances = new float[workload.vectors().length];
    for (int i = 0; i < farthest.length; i++) {
      farthest[i] = scan(workload, workload.queries()[i], k, distances);
    }
    return new Truth(workload, k, farthest);
  }

  /**
   * Takes the k-th nearest from {@code gt.ivecs}, which holds at least {@code k} for each query,
   * closest first.
   *
   * @throws IOException if it cannot be read, or does not fit the workload
   */
  static Truth read(Path folder, Workload workload, int k) throws IOException {
    Path file = folder.resolve("gt.ivecs");
    int[][] nearest = Fvecs.ints(file);
    if (nearest.length != workload.queries().length || nearest[0].length < k) {
      throw new IOException(
          "each query must have %d neighbors: file=%s, rows=%d, columns=%d, queries=%d"
              .formatted(k, file, nearest.length, nearest[0].length, workload.queries().length));
    }
    double[] farthest = new double[nearest.length];
    for (int i = 0; i < nearest.length; i++) {
      farthest[i] = Double.NEGATIVE_INFINITY;
      // Not only the last: whoever wrote the file may have ordered by float32.
      for (int j = 0; j < k; j++) {
        int row = nearest[i][j];
        if (row < 0 || row >= workload.vectors().length) {
          throw new IOException(
              "a neighbor must be one of the %d vectors: file=%s, row=%d, found=%d"
                  .formatted(workload.vectors().length, file, i, row));
        }
        farthest[i] = Math.max(farthest[i], workload.distance(i, row));
      }
    }
    return new Truth(workload, k, farthest);
  }

  /** As {@link #read} where there is such a file, otherwise as {@link #scan}. */
  static Truth of(Path folder, Workload workload, int k) throws IOException {
    return Files.exists(folder.resolve("gt.ivecs")) ? read(folder, workload, k) : scan(workload, k);
  }

  int k() {
    return k;
  }

  /** Returns how many of the first {@code count} of {@code answer} are right, each once. */
  int right(int query, int[] answer, int count) {
    int right = 0;
    for (int i = 0; i < count; i++) {
      if (workload.distance(query, answer[i]) <= farthest[query] && !before(answer, i)) {
        right++;
      }
    }
    return right;
  }

  private static boolean before(int[] answer, int at) {
    for (int i = 0; i < at; i++) {
      if (answer[i] == answer[at]) {
        return true;
      }
    }
    return false;
  }

  private static double scan(Workload workload, float[] query, int k, float[] distances) {
    VectorKernels kernels = VectorKernels.best();
    float[][] vectors = workload.vectors();
    for (int row = 0; row < vectors.length; row++) {
      distances[row] =
          workload.similarity() == Similarity.COSINE
              ? -kernels.dot(query, vectors[row])
              : kernels.squaredDistance(query, vectors[row]);
    }
    float[] sorted = distances.clone();
    Arrays.sort(sorted);
    float limit = sorted[Math.min(k + MARGIN, sorted.length) - 1];
    double[] close = new double[sorted.length];
    int found = 0;
    for (int row = 0; row < vectors.length; row++) {
      if (distances[row] <= limit) {
        close[found++] = Distances.between(workload.similarity(), query, vectors[row]);
      }
    }
    Arrays.sort(close, 0, found);
    return close[Math.min(k, found) - 1];
  }
}
