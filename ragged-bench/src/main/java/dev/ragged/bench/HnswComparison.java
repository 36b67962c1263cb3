package dev.ragged.bench;

import dev.ragged.backend.hnsw.HnswParameters;
import dev.ragged.index.Effort;
import dev.ragged.index.VectorKernels;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/**
 * Compares our HNSW index with plain hnswlib-core: same vectors, same graph parameters, same JVM,
 * one search thread that asks them in turn. Prints queries per second of the thread's CPU time at
 * recall@10 = 0.95.
 */
public final class HnswComparison {
  private static final int K = 10;
  private static final double RECALL = 0.95;
  private static final int[] SWEEP = {10, 12, 14, 17, 20, 24, 28, 34, 40, 56, 80, 112, 160};

  // Queries in a row for one side: short enough that both meet the same disturbances.
  private static final int TURN = 50;

  private HnswComparison() {}

  public static void main(String[] words) throws InterruptedException {
    Locale.setDefault(Locale.ROOT);
    PrintStream out = System.out;
    Arguments arguments =
        new Arguments(
            Map.of(
                "vectors",
                100_000,
                "queries",
                1_000,
                "dimension",
                384,
                "clusters",
                1_000,
                "m",
                16,
                "efConstruction",
                100,
                "rounds",
                5),
            words);
    HnswParameters parameters =
        new HnswParameters(arguments.get("m"), arguments.get("efConstruction"), K);
    ClusteredVectors source =
        new ClusteredVectors(arguments.get("clusters"), arguments.get("dimension"), 42);
    float[][] vectors = source.next(arguments.get("vectors"));
    float[][] queries = source.next(arguments.get("queries"));
    out.printf(
        "%s, java %s, kernels %s%n", arguments, Runtime.version(), VectorKernels.best().name());

    try (RaggedHnsw ragged = new RaggedHnsw(vectors, parameters)) {
      out.printf("ragged built in %.1f s%n", ragged.buildSeconds());
      PlainHnswlib plain = new PlainHnswlib(vectors, parameters);
      out.printf("plain hnswlib-core built in %.1f s%n", plain.buildSeconds());
      int[][] exact = new int[queries.length][];
      for (int i = 0; i < queries.length; i++) {
        exact[i] = ragged.nearest(queries[i], K, Effort.EXACT);
      }
      compare(out, arguments.get("rounds"), queries, exact, ragged, plain);
    }
  }

  private static void compare(
      PrintStream out,
      int rounds,
      float[][] queries,
      int[][] exact,
      RaggedHnsw ragged,
      PlainHnswlib plain) {
    double[] ours = new double[rounds];
    double[] theirs = new double[rounds];
    // Round 0 warms up and does not count.
    for (int round = 0; round <= rounds; round++) {
      Curve raggedCurve = new Curve();
      Curve plainCurve = new Curve();
      for (int ef : SWEEP) {
        Effort effort = Effort.ofCandidates(ef);
        raggedCurve.next(ef);
        plainCurve.next(ef);
        for (int from = 0; from < queries.length; from += TURN) {
          int to = Math.min(from + TURN, queries.length);
          raggedCurve.measure(from, to, exact, i -> ragged.nearest(queries[i], K, effort));
          plainCurve.measure(from, to, exact, i -> plain.nearest(queries[i], K, ef));
        }
      }
      if (round > 0) {
        ours[round - 1] = raggedCurve.queriesPerSecondAt(RECALL);
        theirs[round - 1] = plainCurve.queriesPerSecondAt(RECALL);
        out.printf("round %d%n  ragged %s%n  plain  %s%n", round, raggedCurve, plainCurve);
      }
    }
    out.printf(
        "recall@%d = %.2f: ragged %.0f/s, plain %.0f/s, ratio %.2f (medians of %d rounds, CPU time)%n",
        K, RECALL, Median.of(ours), Median.of(theirs), Median.of(ours) / Median.of(theirs), rounds);
  }
}
