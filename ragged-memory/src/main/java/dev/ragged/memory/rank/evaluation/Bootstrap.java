package dev.ragged.memory.rank.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The interval of a mean by the percentile bootstrap (Efron 1979): values are drawn again with
 * replacement, and the middle 95 % of the means that result is the interval. Costs 10,000 draws per
 * value.
 */
final class Bootstrap {
  static final int RESAMPLES = 10_000;

  private static final int CUT = RESAMPLES / 40;

  private Bootstrap() {}

  static Interval meanOf(double[] values, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (int draw = 0; draw < values.length; draw++) {
        sum += values[random.nextInt(values.length)];
      }
      means[i] = sum / values.length;
    }
    Arrays.sort(means);
    return new Interval(means[CUT], means[RESAMPLES - 1 - CUT]);
  }
}
