package dev.ragged.bench.leann;

import dev.ragged.backend.leann.codes.Codec;
import dev.ragged.backend.leann.codes.Codes;
import dev.ragged.backend.leann.codes.CodesWriter;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorKernels;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Random;

/**
 * How many of the true nearest ten are found, and how many exact vectors that takes, by the rule:
 * visit by estimate + e * margin, and stop when the next is below the tenth exact closeness.
 */
final class RecallFigures {
  private static final int K = 10;
  private static final int MOST = 128;
  private static final double[] ES = {1.0, 1.25, 1.5, 1.75, 1.9};
  private static final float TIE = 1e-6f;

  private final float[][] rows;
  private final float[][] queries;
  private final float[][] exact;
  private final Similarity similarity;

  RecallFigures(float[][] rows, float[][] queries, Similarity similarity) {
    this.rows = rows;
    this.queries = queries;
    this.similarity = similarity;
    this.exact = new float[queries.length][rows.length];
    VectorKernels kernels = VectorKernels.best();
    for (int q = 0; q < queries.length; q++) {
      for (int i = 0; i < rows.length; i++) {
        exact[q][i] =
            similarity == Similarity.COSINE
                ? kernels.dot(queries[q], rows[i])
                : -kernels.squaredDistance(queries[q], rows[i]);
      }
    }
  }

  void print(PrintStream out, VectorCodec kind, long seed) {
    float[][] sample = rows.clone();
    Random random = new Random(seed);
    for (int i = 0; i < Math.min(rows.length, 4_096); i++) {
      int other = i + random.nextInt(rows.length - i);
      float[] row = sample[i];
      sample[i] = sample[other];
      sample[other] = row;
    }
    sample = Arrays.copyOf(sample, Math.min(rows.length, 4_096));
    Codec codec = Codec.train(kind, rows[0].length, similarity, seed, sample);
    CodesWriter writer = codec.writer(rows.length);
    for (float[] row : rows) {
      writer.add(row);
    }
    Codes codes = writer.finish();
    float[][] closeness = new float[queries.length][rows.length];
    float[][] margin = new float[queries.length][rows.length];
    double squares = 0;
    for (int q = 0; q < queries.length; q++) {
      codec.query(queries[q]).estimate(codes, 0, rows.length, closeness[q], margin[q]);
      for (int i = 0; i < rows.length; i++) {
        double z = (closeness[q][i] - exact[q][i]) / margin[q][i];
        squares += z * z;
      }
    }
    out.printf(
        "%s n=%d bytes=%d error/margin=%.3f%n",
        kind,
        rows.length,
        codec.bytesPerVector(),
        Math.sqrt(squares / queries.length / rows.length));
    for (double e : ES) {
      double[] recalls = new double[queries.length];
      double[] visits = new double[queries.length];
      for (int q = 0; q < queries.length; q++) {
        visit(exact[q], closeness[q], margin[q], e, q, recalls, visits);
      }
      Arrays.sort(recalls);
      Arrays.sort(visits);
      out.printf(
          "  e=%.2f recall@10 mean %.4f p5 %.2f worst %.2f, recomputed mean %.1f p95 %.0f%n",
          e,
          Arrays.stream(recalls).average().orElseThrow(),
          recalls[queries.length / 20],
          recalls[0],
          Arrays.stream(visits).average().orElseThrow(),
          visits[queries.length * 19 / 20]);
    }
  }

  private static void visit(
      float[] exact,
      float[] closeness,
      float[] margin,
      double e,
      int q,
      double[] recalls,
      double[] visits) {
    float[] bounds = new float[exact.length];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = (float) (closeness[i] + e * margin[i]);
    }
    int[] order = largest(bounds, MOST);
    float[] best = new float[K];
    Arrays.fill(best, Float.NEGATIVE_INFINITY);
    int visited = 0;
    while (visited < order.length && bounds[order[visited]] >= best[0]) {
      float found = exact[order[visited++]];
      if (found > best[0]) {
        best[0] = found;
        Arrays.sort(best);
      }
    }
    float threshold = exact[largest(exact, K)[K - 1]] - TIE;
    int hits = 0;
    for (float found : best) {
      hits += found >= threshold ? 1 : 0;
    }
    recalls[q] = (double) hits / K;
    visits[q] = visited;
  }

  /** Returns where the {@code count} largest values are, the largest first. */
  private static int[] largest(float[] values, int count) {
    long[] packed = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      int bits = Float.floatToIntBits(values[i]);
      int ascending = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
      packed[i] = ((long) ~ascending << Integer.SIZE) | i;
    }
    Arrays.sort(packed);
    return Arrays.stream(packed).limit(count).mapToInt(value -> (int) value).toArray();
  }
}
