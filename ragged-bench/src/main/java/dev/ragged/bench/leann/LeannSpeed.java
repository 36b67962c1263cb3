package dev.ragged.bench.leann;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.bench.Arguments;
import dev.ragged.bench.ClusteredVectors;
import dev.ragged.bench.Median;
import dev.ragged.index.Effort;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorKernels;
import dev.ragged.index.VectorQuery;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Measures how long searches take, over made-up or real vectors: warm ones by the clock; cold ones
 * beside a model that takes {@code micros} for a text; batches against the same queries one by one;
 * and the optimised index against the naive walk at equal recall.
 *
 * <p>Arguments are {@code name=value}; 0 leaves a part out. A folder before them, with {@code
 * base.fvecs} and {@code query.fvecs}, takes the place of the made-up vectors, a random part of it
 * where {@code vectors} are fewer.
 */
public final class LeannSpeed {
  private static final int K = 10;
  private static final int BATCH = 10;
  private static final int WARM_ROUNDS = 5;
  private static final double NOISE = 0.2;

  private final PrintStream out = System.out;
  private final float[][] rows;
  private final float[][] queries;
  private final float[][] related;
  private final int threads;
  private final int micros;

  private LeannSpeed(float[][] rows, float[][] queries, Arguments arguments) {
    this.rows = rows;
    this.queries = queries;
    this.related = related(queries);
    this.threads = arguments.get("modelThreads");
    this.micros = arguments.get("micros");
  }

  public static void main(String[] words) throws Exception {
    Locale.setDefault(Locale.ROOT);
    boolean made = words.length == 0 || words[0].contains("=");
    Arguments arguments =
        new Arguments(
            Map.of(
                "vectors",
                10_000,
                "queries",
                200,
                "clusters",
                100,
                "modelThreads",
                2,
                "micros",
                2_000,
                "warm",
                1,
                "batches",
                1,
                "naive",
                1),
            made ? words : Arrays.copyOfRange(words, 1, words.length));
    System.out.printf(
        "%s, java %s, kernels %s%n", arguments, Runtime.version(), VectorKernels.best().name());
    ClusteredVectors source = new ClusteredVectors(arguments.get("clusters"), 384, 42);
    float[][] rows =
        made
            ? source.next(arguments.get("vectors"))
            : VectorFile.rows(Path.of(words[0]), arguments.get("vectors"));
    float[][] queries =
        made
            ? source.next(arguments.get("queries"))
            : VectorFile.queries(Path.of(words[0]), arguments.get("queries"));
    LeannSpeed speed = new LeannSpeed(rows, queries, arguments);
    if (arguments.get("warm") > 0) {
      speed.warm("CODES", LeannOptions.codes());
      speed.warm("FULL", LeannOptions.full());
    }
    if (arguments.get("batches") > 0) {
      LeannOptions cold = LeannOptions.codes().vectorCache(0).build();
      speed.batches("CODES cold", cold, Effort.BALANCED, true);
      speed.batches("CODES warm", LeannOptions.codes().build(), Effort.BALANCED, false);
      speed.batches("FULL", LeannOptions.full().build(), Effort.BALANCED, false);
      speed.batches("FULL, exact", LeannOptions.full().build(), Effort.EXACT, false);
    }
    if (arguments.get("naive") > 0) {
      ModelSource model = new ModelSource(rows, speed.threads, speed.micros);
      new NaiveComparison(System.out, rows, queries, model).run();
    }
  }

  /** Returns for each ten queries one of them and nine close to it. */
  private static float[][] related(float[][] queries) {
    Random random = new Random(7);
    float[][] related = new float[queries.length][];
    for (int i = 0; i < related.length; i++) {
      float[] vector = queries[i - i % BATCH].clone();
      for (int j = 0; j < vector.length; j++) {
        vector[j] += (float) (NOISE * random.nextGaussian() / Math.sqrt(vector.length));
      }
      related[i] = vector;
    }
    return related;
  }

  private void warm(String name, LeannOptions.Builder options) throws IOException {
    ModelSource model = new ModelSource(rows, threads, 0);
    try (BuiltIndex built = BuiltIndex.of(options.build(), Similarity.COSINE, rows, 2, model)) {
      List<VectorQuery> asked = asked(built, queries, Effort.BALANCED);
      double[] millis = new double[WARM_ROUNDS * asked.size()];
      for (int round = -2; round < WARM_ROUNDS; round++) {
        for (int i = 0; i < asked.size(); i++) {
          long start = System.nanoTime();
          built.index().search(asked.get(i));
          if (round >= 0) {
            millis[round * asked.size() + i] = (System.nanoTime() - start) / 1e6;
          }
        }
      }
      Spread spread = new Spread(millis);
      out.printf(
          "%s warm, %,d vectors: p50 %.3f ms, p95 %.3f ms%n",
          name, rows.length, spread.at(0.5), spread.at(0.95));
    }
  }

  private void batches(String name, LeannOptions options, Effort effort, boolean cold)
      throws IOException {
    ModelSource model = new ModelSource(rows, threads, micros);
    try (BuiltIndex built = BuiltIndex.of(options, Similarity.COSINE, rows, 2, model)) {
      batches(name + ", related", built, asked(built, related, effort), cold);
      batches(name + ", unrelated", built, asked(built, queries, effort), cold);
    }
  }

  private void batches(String name, BuiltIndex built, List<VectorQuery> asked, boolean cold) {
    List<Double> ratios = new ArrayList<>();
    for (int round = cold ? 0 : -3; round < (cold ? 1 : WARM_ROUNDS); round++) {
      for (int from = 0; from + BATCH <= asked.size(); from += BATCH) {
        List<VectorQuery> batch = asked.subList(from, from + BATCH);
        long start = System.nanoTime();
        batch.forEach(built.index()::search);
        long middle = System.nanoTime();
        built.index().searchAll(batch);
        if (round >= 0) {
          ratios.add((double) (middle - start) / (System.nanoTime() - middle));
        }
      }
    }
    out.printf(
        "%s: a batch of %d is %.2f times as fast as one by one (median)%n",
        name, BATCH, Median.of(ratios.stream().mapToDouble(r -> r).toArray()));
  }

  private static List<VectorQuery> asked(BuiltIndex built, float[][] vectors, Effort effort) {
    return Arrays.stream(vectors)
        .map(vector -> VectorQuery.of(vector, K, built.all(), effort))
        .toList();
  }
}
