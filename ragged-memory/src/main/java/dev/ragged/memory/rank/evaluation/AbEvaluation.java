package dev.ragged.memory.rank.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Runs two rankers over judged queries and compares them metric by metric. Thread-safe if the time
 * source is.
 *
 * <p>Both see every query, one after the other on the calling thread; which goes first changes from
 * query to query, so that neither always finds warm caches. Latency holds for a warm JVM only if
 * the caller warmed it: run once, and take the second result.
 */
public final class AbEvaluation {
  private final int k;
  private final long seed;
  private final LongSupplier nanoTime;

  /**
   * @param k how many places of a ranking count, at least 1
   * @param seed of the bootstrap intervals
   * @param nanoTime as {@link System#nanoTime()}
   */
  public AbEvaluation(int k, long seed, LongSupplier nanoTime) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1: k=" + k);
    }
    this.k = k;
    this.seed = seed;
    this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
  }

  /**
   * Compares two rankers.
   *
   * @param baseline gives document ids, best first, each once
   * @param variant likewise
   */
  public <Q> AbResult compare(
      List<JudgedQuery<Q>> queries,
      Function<? super Q, List<String>> baseline,
      Function<? super Q, List<String>> variant) {
    Runs ofBaseline = new Runs(queries.size());
    Runs ofVariant = new Runs(queries.size());
    for (int i = 0; i < queries.size(); i++) {
      JudgedQuery<Q> query = queries.get(i);
      if (i % 2 == 0) {
        run(query, baseline, ofBaseline, i);
        run(query, variant, ofVariant, i);
      } else {
        run(query, variant, ofVariant, i);
        run(query, baseline, ofBaseline, i);
      }
    }
    return new AbResult(
        k,
        PairedComparison.of(ofBaseline.ndcg, ofVariant.ndcg, seed),
        PairedComparison.of(ofBaseline.precision, ofVariant.precision, seed),
        PairedComparison.of(ofBaseline.reciprocalRank, ofVariant.reciprocalRank, seed),
        PairedComparison.of(ofBaseline.latencyMillis, ofVariant.latencyMillis, seed));
  }

  private <Q> void run(
      JudgedQuery<Q> query, Function<? super Q, List<String>> ranker, Runs runs, int i) {
    long start = nanoTime.getAsLong();
    List<String> ranking = ranker.apply(query.query());
    runs.latencyMillis[i] = (nanoTime.getAsLong() - start) / 1e6;
    runs.ndcg[i] = RankingMetrics.ndcg(ranking, query.judgments(), k);
    runs.precision[i] = RankingMetrics.precision(ranking, query.judgments(), k);
    runs.reciprocalRank[i] = RankingMetrics.reciprocalRank(ranking, query.judgments(), k);
  }

  /** What one ranker made of each query. */
  private static final class Runs {
    final double[] ndcg;
    final double[] precision;
    final double[] reciprocalRank;
    final double[] latencyMillis;

    Runs(int queries) {
      ndcg = new double[queries];
      precision = new double[queries];
      reciprocalRank = new double[queries];
      latencyMillis = new double[queries];
    }
  }
}
