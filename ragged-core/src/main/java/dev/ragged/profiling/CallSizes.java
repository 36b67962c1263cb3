package dev.ragged.profiling;

import java.util.Locale;
import java.util.Optional;

/** Whether the calls of an operation had the same work to do on both sides. */
final class CallSizes {
  // Batches adapt to the machine: 437 texts are embedded in 35 calls, or in 233. What one call
  // takes then says nothing of the program.

  private CallSizes() {}

  /**
   * Returns how calls differ in one of the {@link Stages#INPUTS} that both sides count; nothing if
   * none differs by more than {@code thresholdPercent} per call.
   */
  static Optional<String> difference(MetricPair pair, double thresholdPercent) {
    return Stages.INPUTS.stream()
        .filter(name -> counts(pair.before(), name) && counts(pair.after(), name))
        .filter(
            name ->
                MetricPair.exceeds(
                    MetricPair.changePercent(
                        perCall(pair.before(), name), perCall(pair.after(), name)),
                    thresholdPercent))
        .findFirst()
        .map(
            name ->
                String.format(
                    Locale.ROOT,
                    "calls of another size: %,.1f and %,.1f %s each",
                    perCall(pair.before(), name),
                    perCall(pair.after(), name),
                    name));
  }

  private static boolean counts(ProfileMetric metric, String name) {
    return metric.counters().containsKey(name) && metric.count() > 0;
  }

  private static double perCall(ProfileMetric metric, String name) {
    return (double) metric.counter(name) / metric.count();
  }
}
