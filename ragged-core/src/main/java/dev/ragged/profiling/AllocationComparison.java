package dev.ragged.profiling;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Compares what an operation allocates, which varies so little that it needs no test. */
final class AllocationComparison {
  private AllocationComparison() {}

  /** Returns what follows; nothing if neither side has allocated anything, or measured it. */
  static Optional<ProfileComparison.Row> row(MetricPair pair) {
    double baseline = perOperation(pair.before());
    double current = perOperation(pair.after());
    if (baseline == 0 && current == 0) {
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

  private static double perOperation(ProfileMetric metric) {
    return metric.count() == 0 ? 0 : (double) metric.costs().bytes() / metric.count();
  }

  private static Verdict verdict(double changePercent) {
    double allowed = Comparer.ALLOCATION_PERCENT + EffectVerdict.ROUNDING;
    return changePercent > allowed
        ? Verdict.REGRESSION
        : changePercent < -allowed ? Verdict.IMPROVEMENT : Verdict.STABLE;
  }
}
