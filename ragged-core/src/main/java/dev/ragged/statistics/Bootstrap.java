package dev.ragged.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How much the median of a log ratio would differ if the samples had been others like them: it is
 * computed again for resamples, drawn with replacement from the samples. Immutable.
 *
 * <p>A log ratio is {@code ln(current / baseline)}; above 0, current is larger.
 *
 * <p>Source: Efron, Tibshirani, An Introduction to the Bootstrap, 1993, chapters 13 and 16
 * (percentile interval)
 */
public final class Bootstrap {
  static final int RESAMPLES = 10_000;

  private final double effect;
  private final double[] resampled;

  private Bootstrap(double effect, double[] resampled) {
    this.effect = effect;
    this.resampled = resampled;
    Arrays.sort(resampled);
  }

  /**
   * Returns it for pairs, of which whole pairs are drawn.
   *
   * @param logRatios one per pair; at least one
   */
  public static Bootstrap ofPairs(double[] logRatios, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ResampledMedian median = new ResampledMedian(logRatios);
    double[] resampled = new double[RESAMPLES];
    Arrays.setAll(resampled, i -> median.next(random));
    return new Bootstrap(median.exact(), resampled);
  }

  /**
   * Returns it for samples that do not belong together, of which each side is drawn by itself.
   *
   * @param baseline logarithms; at least one
   * @param current logarithms; at least one
   */
  public static Bootstrap ofSides(double[] baseline, double[] current, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ResampledMedian before = new ResampledMedian(baseline);
    ResampledMedian after = new ResampledMedian(current);
    double[] resampled = new double[RESAMPLES];
    Arrays.setAll(resampled, i -> after.next(random) - before.next(random));
    return new Bootstrap(after.exact() - before.exact(), resampled);
  }

  /** Returns the median log ratio of the samples as they are. */
  public double effect() {
    return effect;
  }

  /** Returns the lower end of the interval that misses the effect with chance {@code level}. */
  public double lower(double level) {
    return resampled[cut(level)];
  }

  /** Returns the upper end of the interval that misses the effect with chance {@code level}. */
  public double upper(double level) {
    return resampled[resampled.length - 1 - cut(level)];
  }

  private int cut(double level) {
    return (int) (level / 2 * resampled.length);
  }
}
