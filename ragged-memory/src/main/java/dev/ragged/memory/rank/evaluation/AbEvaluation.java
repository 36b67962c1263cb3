package dev.ragged.memory.rank.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Runs two rankers over judged queries and compares them metric by metric. Thread-safe if the time
 * source is.
 *
 * <p>Both see every query, as in an {@link AbSeries}. Latency holds for a warm JVM only if the
 * caller warmed it: run once, and take the second result.
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
    AbSeries series = new AbSeries(k, seed, nanoTime);
    queries.forEach(query -> series.add(query, baseline, variant));
    return series.result();
  }
}
