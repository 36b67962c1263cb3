package dev.ragged.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The median of samples and of resamples of them. A resample of n takes n random numbers and no
 * sorting. One thread at a time.
 */
public final class ResampledMedian {
  private final double[] sorted;
  private final int[] drawn;

  /**
   * Creates one.
   *
   * @param samples at least one; copied
   */
  public ResampledMedian(double[] samples) {
    this.sorted = samples.clone();
    Arrays.sort(sorted);
    this.drawn = new int[samples.length];
  }

  /** Returns the median of the samples; of an even number, the middle of the two in the middle. */
  public double exact() {
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** Returns the median of as many samples drawn with replacement. */
  public double next(SplittableRandom random) {
    int n = sorted.length;
    Arrays.fill(drawn, 0);
    for (int i = 0; i < n; i++) {
      drawn[random.nextInt(n)]++;
    }
    int at = 0;
    int seen = drawn[0];
    while (seen <= (n - 1) / 2) {
      seen += drawn[++at];
    }
    double low = sorted[at];
    while (seen <= n / 2) {
      seen += drawn[++at];
    }
    return (low + sorted[at]) / 2;
  }
}
