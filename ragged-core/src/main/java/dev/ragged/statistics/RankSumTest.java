package dev.ragged.statistics;

import java.util.Arrays;

/**
 * The test of Mann and Whitney for samples that do not belong together: whether those of one side
 * are larger more often than chance explains. Uses the normal distribution, which is close from
 * about ten samples of each side on.
 *
 * <p>Source: Mann, Whitney, On a test of whether one of two random variables is stochastically
 * larger than the other, Annals of Mathematical Statistics 18, 1947
 */
public final class RankSumTest {
  private RankSumTest() {}

  /** Returns how likely ranks are at least as one-sided if nothing has changed, in [0, 1]. */
  public static double pValue(double[] first, double[] second) {
    double[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    Ranks ranks = new Ranks(all);
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += ranks.doubled(i) / 2.0;
    }
    double n = all.length;
    double pairs = (double) first.length * second.length;
    double mean = first.length * (n + 1) / 2;
    double variance = pairs / 12 * (n + 1 - ranks.ties() / (n * (n - 1)));
    if (variance <= 0) {
      return 1;
    }
    double distance = Math.max(0, Math.abs(sum - mean) - 0.5);
    return Ranks.bothTails(distance / Math.sqrt(variance));
  }
}
