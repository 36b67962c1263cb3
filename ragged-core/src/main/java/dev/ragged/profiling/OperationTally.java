package dev.ragged.profiling;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Counts the spans of one call path. Thread-safe: its one lock is held for some nanoseconds. */
final class OperationTally {
  private final DurationTally durations;
  private final Map<String, Long> counters = new TreeMap<>();
  private long errors;
  private long selfNanos;
  private long bytes;
  private long selfBytes;
  private long withoutBytes;
  private long cpuNanos;
  private long withoutCpu;

  /**
   * Creates an empty one.
   *
   * @param maxSamples how many durations it keeps one by one; even, or 0
   */
  OperationTally(int maxSamples) {
    this.durations = new DurationTally(maxSamples);
  }

  synchronized void add(Span span) {
    add(span.nanos(), span.selfNanos());
    if (span.bytes() >= 0) {
      bytes = Saturated.sum(bytes, span.bytes());
      selfBytes = Saturated.sum(selfBytes, span.selfBytes());
      withoutBytes--;
    }
    if (span.cpuNanos() >= 0) {
      cpuNanos = Saturated.sum(cpuNanos, span.cpuNanos());
      withoutCpu--;
    }
    if (span.failure().isPresent()) {
      errors++;
    }
    if (span.hasDetails()) {
      // Most have none, and a lambda would be another object for each of them.
      span.forEachCounter((counter, amount) -> counters.merge(counter, amount, Saturated::sum));
    }
  }

  /** Counts an operation of which only the duration is known. */
  synchronized void add(long nanos) {
    add(nanos, nanos);
  }

  private void add(long nanos, long self) {
    durations.add(nanos);
    selfNanos = Saturated.sum(selfNanos, self);
    withoutBytes++;
    withoutCpu++;
  }

  synchronized ProfileMetric snapshot(CallPath path) {
    return new ProfileMetric(
        path.names(),
        errors,
        new ProfileMetric.Costs(
            selfNanos,
            withoutBytes == 0
                ? Optional.of(new ProfileMetric.Allocation(bytes, selfBytes))
                : Optional.empty(),
            withoutCpu == 0 ? OptionalLong.of(cpuNanos) : OptionalLong.empty()),
        counters,
        durations.snapshot());
  }
}
