package dev.ragged.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's procedure: of many tests at once, the chance that any rejects although nothing has changed
 * stays below one level. The least p-value is held against the level divided by the number of
 * tests, the next against the level divided by one less, and so on; the first that fails ends it.
 * Immutable.
 *
 * <p>Source: Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of
 * Statistics 6, 1979
 */
public final class Holm {
  private final double[] levels;
  private final boolean[] rejected;

  /**
   * Holds tests against a level.
   *
   * @param pValues one per test
   * @param level the chance that any of them may reject wrongly
   */
  public Holm(double[] pValues, double level) {
    int n = pValues.length;
    levels = new double[n];
    rejected = new boolean[n];
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(i -> i)
            .toArray();
    boolean all = true;
    for (int rank = 0; rank < n; rank++) {
      int test = order[rank];
      levels[test] = level / (n - rank);
      all &= pValues[test] <= levels[test];
      rejected[test] = all;
    }
  }

  /** Returns the level against which a test was held. */
  public double level(int test) {
    return levels[test];
  }

  /** Returns whether a test rejects that nothing has changed. */
  public boolean rejects(int test) {
    return rejected[test];
  }
}
