package dev.ragged.memory.rank.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Two rankers compared query by query, as queries come. Keeps eight numbers of each query. One
 * thread at a time.
 *
 * <p>Both see every query, one after the other on the calling thread; which goes first changes from
 * query to query, so that neither always finds warm caches.
 */
public final class AbSeries {
  private final int k;
  private final long seed;
  private final LongSupplier nanoTime;
  private final Runs ofBaseline = new Runs();
  private final Runs ofVariant = new Runs();
  private int size;

  /**
   * @param k how many places of a ranking count, at least 1
   * @param seed of the bootstrap intervals
   * @param nanoTime as {@link System#nanoTime()}
   */
  public AbSeries(int k, long seed, LongSupplier nanoTime) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1: k=" + k);
    }
    this.k = k;
    this.seed = seed;
    this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
  }

  /**
   * Runs both rankers on one query.
   *
   * @param baseline gives document ids, best first, each once
   * @param variant likewise
   */
  public <Q> void add(
      JudgedQuery<Q> query,
      Function<? super Q, List<String>> baseline,
      Function<? super Q, List<String>> variant) {
    if (size % 2 == 0) {
      run(query, baseline, ofBaseline);
      run(query, variant, ofVariant);
    } else {
      run(query, variant, ofVariant);
      run(query, baseline, ofBaseline);
    }
    size++;
  }

  private <Q> void run(JudgedQuery<Q> query, Function<? super Q, List<String>> ranker, Runs runs) {
    long start = nanoTime.getAsLong();
    List<String> ranking = ranker.apply(query.query());
    double latencyMillis = (nanoTime.getAsLong() - start) / 1e6;
    runs.set(
        size,
        RankingMetrics.ndcg(ranking, query.judgments(), k),
        RankingMetrics.precision(ranking, query.judgments(), k),
        RankingMetrics.reciprocalRank(ranking, query.judgments(), k),
        latencyMillis);
  }

  /** Returns how many queries there were. */
  public int size() {
    return size;
  }

  /** Returns how the rankers compare so far. Costs 40,000 draws per query. */
  public AbResult result() {
    return new AbResult(
        k,
        compared(Runs.NDCG),
        compared(Runs.PRECISION),
        compared(Runs.RECIPROCAL_RANK),
        compared(Runs.LATENCY));
  }

  private PairedComparison compared(int metric) {
    return PairedComparison.of(
        ofBaseline.values(metric, size), ofVariant.values(metric, size), seed);
  }

  /** What one ranker made of each query. */
  private static final class Runs {
    static final int NDCG = 0;
    static final int PRECISION = 1;
    static final int RECIPROCAL_RANK = 2;
    static final int LATENCY = 3;

    private final double[][] byMetric = new double[LATENCY + 1][16];

    void set(int query, double... metrics) {
      for (int metric = 0; metric < metrics.length; metric++) {
        if (query == byMetric[metric].length) {
          byMetric[metric] = Arrays.copyOf(byMetric[metric], query * 2);
        }
        byMetric[metric][query] = metrics[metric];
      }
    }

    double[] values(int metric, int queries) {
      return Arrays.copyOf(byMetric[metric], queries);
    }
  }
}
