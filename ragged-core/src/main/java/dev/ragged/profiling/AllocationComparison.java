package dev.ragged.profiling;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Compares what an operation allocates, which varies so little that it needs no test. */
final class AllocationComparison {
  private AllocationComparison() {}

  /**
   * Returns what follows; nothing if neither side has allocated anything, or one did not measure
   * it.
   */
  static Optional<ProfileComparison.Row> row(MetricPair pair) {
    OptionalDouble before = perOperation(pair.before());
    OptionalDouble after = perOperation(pair.after());
    double baseline = before.orElse(0);
    double current = after.orElse(0);
    if (before.isEmpty() || after.isEmpty() || (baseline == 0 && current == 0)) {
      return Optional.empty();
    }
    String evidence = pair.before().count() + " and " + pair.after().count() + " operations";
    if (pair.before().count() < Comparer.FEWEST || pair.after().count() < Comparer.FEWEST) {
      return Optional.of(
          pair.untested(
              Measure.ALLOCATION, baseline, current, Comparer.ALLOCATION_PERCENT, evidence));
    }
    OptionalDouble change = MetricPair.changePercent(baseline, current);
    return Optional.of(
        pair.row(
            Measure.ALLOCATION,
            baseline,
            current,
            change,
            Math.abs(current - baseline) <= Comparer.LEAST_BYTES
                ? Verdict.STABLE
                : verdict(change.orElse(Double.POSITIVE_INFINITY)),
            String.format(
                Locale.ROOT,
                "%s; %d %% or %dB is allowed",
                evidence,
                Comparer.ALLOCATION_PERCENT,
                Comparer.LEAST_BYTES)));
  }

  private static OptionalDouble perOperation(ProfileMetric metric) {
    return metric.costs().allocation().isEmpty() || metric.count() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) metric.costs().allocation().get().bytes() / metric.count());
  }

  private static Verdict verdict(double changePercent) {
    double allowed = Comparer.ALLOCATION_PERCENT + EffectVerdict.ROUNDING;
    return changePercent > allowed
        ? Verdict.REGRESSION
        : changePercent < -allowed ? Verdict.IMPROVEMENT : Verdict.STABLE;
  }
}
