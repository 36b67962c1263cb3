package dev.ragged.profiling;

import dev.ragged.statistics.Verdict;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Compares what an operation allocates, on average: single calls are not kept, so without a test.
 */
final class AllocationComparison {
  private AllocationComparison() {}

  /**
   * Returns what follows; nothing if neither side has allocated anything, or one did not measure
   * it.
   *
   * @param thresholdPercent how much more is allowed
   */
  static Optional<ProfileComparison.Row> row(MetricPair pair, double thresholdPercent) {
    OptionalDouble before = perOperation(pair.before());
    OptionalDouble after = perOperation(pair.after());
    double baseline = before.orElse(0);
    double current = after.orElse(0);
    if (before.isEmpty() || after.isEmpty() || (baseline == 0 && current == 0)) {
      return Optional.empty();
    }
    OptionalDouble change = MetricPair.changePercent(baseline, current);
    Optional<String> otherSize = CallSizes.difference(pair, thresholdPercent);
    if (otherSize.isPresent()) {
      return Optional.of(
          pair.row(
              Measure.ALLOCATION,
              baseline,
              current,
              change,
              Verdict.INCONCLUSIVE,
              otherSize.get()));
    }
    String evidence = pair.before().count() + " and " + pair.after().count() + " operations";
    if (pair.before().count() < Comparer.FEWEST || pair.after().count() < Comparer.FEWEST) {
      return Optional.of(
          pair.untested(Measure.ALLOCATION, baseline, current, thresholdPercent, evidence));
    }
    return Optional.of(
        pair.row(
            Measure.ALLOCATION,
            baseline,
            current,
            change,
            Math.abs(current - baseline) <= Comparer.LEAST_BYTES
                ? Verdict.STABLE
                : verdict(change, thresholdPercent),
            String.format(
                Locale.ROOT,
                "%s; %.1f %% or %dB is allowed",
                evidence,
                thresholdPercent,
                Comparer.LEAST_BYTES)));
  }

  private static OptionalDouble perOperation(ProfileMetric metric) {
    return metric.costs().allocation().isEmpty() || metric.count() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) metric.costs().allocation().get().bytes() / metric.count());
  }

  private static Verdict verdict(OptionalDouble changePercent, double threshold) {
    if (!MetricPair.exceeds(changePercent, threshold)) {
      return Verdict.STABLE;
    }
    return changePercent.orElse(Double.POSITIVE_INFINITY) > 0
        ? Verdict.REGRESSION
        : Verdict.IMPROVEMENT;
  }
}
