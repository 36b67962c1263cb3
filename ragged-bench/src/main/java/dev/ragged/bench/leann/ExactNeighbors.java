package dev.ragged.bench.leann;

import dev.ragged.index.Neighbor;
import dev.ragged.index.VectorKernels;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The truth about queries over unit vectors, by comparing all with all. Immutable. */
final class ExactNeighbors {
  // Sums in another order differ by so much.
  private static final float TIE = 1e-6f;

  private final float[][] rows;
  private final float[][] queries;
  private final int k;
  private final float[] worst;

  ExactNeighbors(float[][] rows, float[][] queries, int k) {
    this.rows = rows;
    this.queries = queries;
    this.k = k;
    this.worst = new float[queries.length];
    IntStream.range(0, queries.length).parallel().forEach(q -> worst[q] = worst(queries[q]));
  }

  private float worst(float[] query) {
    VectorKernels kernels = VectorKernels.best();
    float[] closeness = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      closeness[i] = kernels.dot(query, rows[i]);
    }
    Arrays.sort(closeness);
    return closeness[Math.max(0, closeness.length - k)] - TIE;
  }

  /** Returns which part of the true neighbors of a query is in {@code answer}. */
  double recall(int query, List<Neighbor> answer) {
    VectorKernels kernels = VectorKernels.best();
    long right =
        answer.stream()
            .mapToInt(Neighbor::ordinal)
            .distinct()
            .filter(i -> kernels.dot(queries[query], rows[i]) >= worst[query])
            .count();
    return (double) Math.min(right, k) / k;
  }
}
