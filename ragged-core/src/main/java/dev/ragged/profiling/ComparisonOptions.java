package dev.ragged.profiling;

import java.time.Duration;

/**
 * How two reports are compared. Immutable.
 *
 * @param thresholdPercent times and allocated bytes may grow by this much; calls whose input
 *     differs by more are not compared; at least 0
 * @param paired whether sample i of both reports belong together, because both programs ran in
 *     turns. It takes away what is slow or fast for both, such as a busy machine; an operation that
 *     has not the same number of samples in both is compared without it
 * @param strict whether metrics that could not be decided fail
 * @param allowDifferentEnvironment whether reports of different machines, JVMs or settings may be
 *     compared
 * @param allowMissing whether an operation may be missing from the current report
 * @param seed of the resamples; one seed gives one result
 * @param leastDifference times that differ by at most this count as stable; at least 0
 */
public record ComparisonOptions(
    double thresholdPercent,
    boolean paired,
    boolean strict,
    boolean allowDifferentEnvironment,
    boolean allowMissing,
    long seed,
    Duration leastDifference) {
  /** 5 % and 100 ns, and nothing is allowed. */
  public static final ComparisonOptions DEFAULT =
      new ComparisonOptions(5, false, false, false, false, 1, Duration.ofNanos(100));

  /** Creates options. */
  public ComparisonOptions {
    if (!(thresholdPercent >= 0 && thresholdPercent < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "thresholdPercent must be at least 0 and finite: thresholdPercent=" + thresholdPercent);
    }
    if (leastDifference.isNegative()) {
      throw new IllegalArgumentException(
          "leastDifference must not be negative: leastDifference=" + leastDifference);
    }
  }

  /** Returns these options with another threshold, in percent. */
  public ComparisonOptions withThresholdPercent(double value) {
    return new ComparisonOptions(
        value, paired, strict, allowDifferentEnvironment, allowMissing, seed, leastDifference);
  }

  /** Returns these options with samples that belong together, or not. */
  public ComparisonOptions withPaired(boolean value) {
    return new ComparisonOptions(
        thresholdPercent,
        value,
        strict,
        allowDifferentEnvironment,
        allowMissing,
        seed,
        leastDifference);
  }

  /** Returns these options with undecided metrics failing, or not. */
  public ComparisonOptions withStrict(boolean value) {
    return new ComparisonOptions(
        thresholdPercent,
        paired,
        value,
        allowDifferentEnvironment,
        allowMissing,
        seed,
        leastDifference);
  }

  /** Returns these options with different environments allowed, or not. */
  public ComparisonOptions withAllowDifferentEnvironment(boolean value) {
    return new ComparisonOptions(
        thresholdPercent, paired, strict, value, allowMissing, seed, leastDifference);
  }

  /** Returns these options with missing operations allowed, or not. */
  public ComparisonOptions withAllowMissing(boolean value) {
    return new ComparisonOptions(
        thresholdPercent, paired, strict, allowDifferentEnvironment, value, seed, leastDifference);
  }

  /** Returns these options with another seed. */
  public ComparisonOptions withSeed(long value) {
    return new ComparisonOptions(
        thresholdPercent,
        paired,
        strict,
        allowDifferentEnvironment,
        allowMissing,
        value,
        leastDifference);
  }

  /** Returns these options with another difference that counts as stable. */
  public ComparisonOptions withLeastDifference(Duration value) {
    return new ComparisonOptions(
        thresholdPercent, paired, strict, allowDifferentEnvironment, allowMissing, seed, value);
  }

  /** Returns {@link #leastDifference} in nanoseconds, of which a long has not enough. */
  double leastNanos() {
    return leastDifference.getSeconds() * 1e9 + leastDifference.getNano();
  }
}
