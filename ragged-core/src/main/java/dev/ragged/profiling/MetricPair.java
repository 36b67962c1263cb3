package dev.ragged.profiling;

import dev.ragged.statistics.EffectVerdict;
import dev.ragged.statistics.ResampledMedian;
import dev.ragged.statistics.Verdict;
import java.util.OptionalDouble;

/** One operation, measured before and after. Immutable. */
record MetricPair(ProfileMetric before, ProfileMetric after) {
  /** Returns whether both sides have the samples that a test needs. */
  boolean isTestable() {
    return samples(before) >= Comparer.FEWEST && samples(after) >= Comparer.FEWEST;
  }

  /** Returns whether sample i of one side can belong to sample i of the other. */
  boolean canBePaired() {
    return before.count() == after.count() && samples(before) == samples(after);
  }

  static long samples(ProfileMetric metric) {
    return metric.durations().samples().count();
  }

  /** Returns the median of the samples in nanoseconds, of the histogram if there are none. */
  static double median(ProfileMetric metric) {
    double[] samples = metric.durations().samples().asDoubleStream().toArray();
    return samples.length == 0
        ? (double) metric.durations().median().toNanos()
        : new ResampledMedian(samples).exact();
  }

  /** Returns the logarithms of the samples; what took no time counts as 1 ns. */
  static double[] logarithms(ProfileMetric metric) {
    return metric
        .durations()
        .samples()
        .mapToDouble(nanos -> Math.log(Math.max(1.0, (double) nanos)))
        .toArray();
  }

  ProfileComparison.Row row(
      Measure measure,
      double baseline,
      double current,
      OptionalDouble changePercent,
      Verdict verdict,
      String evidence) {
    return new ProfileComparison.Row(
        before.path(),
        measure,
        OptionalDouble.of(baseline),
        OptionalDouble.of(current),
        changePercent,
        verdict,
        evidence);
  }

  /**
   * Returns a row without a verdict on better or worse.
   *
   * @param threshold a change in percent that is worth a word
   */
  ProfileComparison.Row untested(
      Measure measure, double baseline, double current, double threshold, String evidence) {
    OptionalDouble change = changePercent(baseline, current);
    return row(
        measure,
        baseline,
        current,
        change,
        exceeds(change, threshold) ? Verdict.CHANGED_NOT_TESTED : Verdict.INCONCLUSIVE,
        evidence + ", " + Comparer.FEWEST + " are needed");
  }

  /** Returns the change in percent; nothing if something came out of nothing. */
  static OptionalDouble changePercent(double baseline, double current) {
    if (baseline == current) {
      return OptionalDouble.of(0);
    }
    return baseline == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100 * (current - baseline) / baseline);
  }

  /**
   * Returns the change as a difference, in whole units: that share of the baseline, so that both
   * have one sign; the difference of the figures if the baseline is 0.
   */
  static double delta(double baseline, double current, OptionalDouble changePercent) {
    return Math.rint(
        baseline == 0 || changePercent.isEmpty()
            ? current - baseline
            : baseline * changePercent.getAsDouble() / 100);
  }

  /** Returns whether something changed by more than so many percent. */
  static boolean exceeds(OptionalDouble changePercent, double threshold) {
    return Math.abs(changePercent.orElse(Double.POSITIVE_INFINITY))
        > threshold + EffectVerdict.ROUNDING;
  }
}
