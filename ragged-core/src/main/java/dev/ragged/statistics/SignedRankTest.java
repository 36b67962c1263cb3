package dev.ragged.statistics;

import java.util.Arrays;

/**
 * The test of Wilcoxon for pairs: whether differences would as likely have the other sign, as they
 * would if nothing had changed. Up to {@value #EXACT} pairs it is exact, also where differences are
 * equal; above, the normal distribution stands in.
 *
 * <p>Source: Wilcoxon, Individual comparisons by ranking methods, Biometrics Bulletin 1, 1945
 */
public final class SignedRankTest {
  private static final int EXACT = 50;

  private SignedRankTest() {}

  /**
   * Returns how likely ranks are at least as one-sided if nothing has changed, in (0, 1].
   *
   * @param differences of each pair; 0 says nothing and is left out
   */
  public static double pValue(double[] differences) {
    double[] some = Arrays.stream(differences).filter(difference -> difference != 0).toArray();
    Ranks ranks = new Ranks(Arrays.stream(some).map(Math::abs).toArray());
    long sum = 0;
    long positive = 0;
    for (int i = 0; i < some.length; i++) {
      sum += ranks.doubled(i);
      positive += some[i] > 0 ? ranks.doubled(i) : 0;
    }
    long less = Math.min(positive, sum - positive);
    return some.length <= EXACT
        ? exact(ranks, some.length, (int) sum, less)
        : normal(ranks, some.length, sum, less);
  }

  /** Counts the choices of signs by the sum of positive ranks. */
  private static double exact(Ranks ranks, int n, int sum, long less) {
    double[] chances = new double[sum + 1];
    chances[0] = 1;
    for (int i = 0; i < n; i++) {
      int rank = ranks.doubled(i);
      for (int at = sum; at >= 0; at--) {
        chances[at] = (chances[at] + (at >= rank ? chances[at - rank] : 0)) / 2;
      }
    }
    double tail = 0;
    for (int at = 0; at <= less; at++) {
      tail += chances[at];
    }
    return Math.min(1, 2 * tail);
  }

  private static double normal(Ranks ranks, int n, long sum, long less) {
    double variance = n * (n + 1.0) * (2.0 * n + 1) / 24 - ranks.ties() / 48;
    double distance = (sum / 2.0 - less) / 2 - 0.5;
    return Ranks.bothTails(Math.max(0, distance) / Math.sqrt(variance));
  }
}
