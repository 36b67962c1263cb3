package dev.ragged.bench.leann;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.bench.Arguments;
import dev.ragged.bench.ClusteredVectors;
import dev.ragged.bench.Median;
import dev.ragged.index.Effort;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorQuery;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Measures what a planner must know: the time of a scan for each row that a filter allows, the time
 * of a walk for each candidate that it keeps, and how many rows can be scanned in the time of one
 * candidate. Over kept vectors; a filter allows a random part of them.
 */
public final class PlanCosts {
  private static final int K = 10;
  private static final int ROUNDS = 7;
  private static final int[] PERCENTS = {100, 50, 20, 10};

  // Few enough that the planner walks at every one of these percentages.
  private static final int CANDIDATES = 32;

  private PlanCosts() {}

  public static void main(String[] words) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments =
        new Arguments(Map.of("vectors", 100_000, "clusters", 1_000, "queries", 200), words);
    ClusteredVectors source = new ClusteredVectors(arguments.get("clusters"), 384, 42);
    float[][] rows = source.next(arguments.get("vectors"));
    float[][] queries = source.next(arguments.get("queries"));
    PrintStream out = System.out;
    out.printf("%s, java %s%n", arguments, Runtime.version());
    out.println(
        "| allowed | plans | scan, ns per row | walk, ns per candidate | rows per candidate |");
    out.println("|---|---|---|---|---|");
    ModelSource model = new ModelSource(rows, 2, 0);
    try (BuiltIndex built =
        BuiltIndex.of(LeannOptions.full().build(), Similarity.COSINE, rows, 2, model)) {
      for (int percent : PERCENTS) {
        OrdinalSet allowed = part(rows.length, percent);
        double scan = nanos(built, queries, allowed, Effort.EXACT) / allowed.size();
        double walk = nanos(built, queries, allowed, Effort.ofCandidates(CANDIDATES));
        double candidate = walk * percent / 100 / CANDIDATES;
        out.printf(
            "| %d %% | %s, %s | %.0f | %.0f | %.0f |%n",
            percent,
            plan(built, queries[0], allowed, Effort.EXACT),
            plan(built, queries[0], allowed, Effort.ofCandidates(CANDIDATES)),
            scan,
            candidate,
            candidate / scan);
      }
    }
  }

  private static OrdinalSet part(int size, int percent) {
    Random random = new Random(percent);
    return OrdinalSet.of(
        IntStream.range(0, size).filter(i -> random.nextInt(100) < percent).toArray());
  }

  private static String plan(BuiltIndex built, float[] query, OrdinalSet allowed, Effort effort) {
    return built.index().search(VectorQuery.of(query, K, allowed, effort)).cost().plan();
  }

  /** Returns the time of a search: the median of rounds over all queries. */
  private static double nanos(
      BuiltIndex built, float[][] queries, OrdinalSet allowed, Effort effort) {
    List<VectorQuery> asked =
        Arrays.stream(queries).map(query -> VectorQuery.of(query, K, allowed, effort)).toList();
    double[] rounds = new double[ROUNDS];
    for (int round = -2; round < ROUNDS; round++) {
      long start = System.nanoTime();
      asked.forEach(built.index()::search);
      if (round >= 0) {
        rounds[round] = (double) (System.nanoTime() - start) / asked.size();
      }
    }
    return Median.of(rounds);
  }
}
