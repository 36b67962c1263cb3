package dev.ragged.profiling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Reports for tests. */
final class TestReports {
  static final Environment HERE = new Environment(Map.of("java", "17.0.15+6", "processors", "2"));
  static final ProcessFigures QUIET =
      new ProcessFigures(
          OptionalLong.empty(),
          0,
          Duration.ZERO,
          Duration.ZERO,
          OptionalLong.empty(),
          OptionalLong.empty());

  private TestReports() {}

  static ProfileReport report(String name, ProfileMetric... metrics) {
    return new ProfileReport(
        name,
        Instant.parse("2026-11-27T10:00:00Z"),
        Duration.ofMillis(2_310),
        HERE,
        QUIET,
        0,
        List.of(metrics));
  }

  /** Returns a metric whose self time is all of its time, without allocation. */
  static ProfileMetric metric(String path, Durations durations) {
    return metric(path, durations, durations.total().toNanos(), 0, Map.of());
  }

  static ProfileMetric metric(
      String path, Durations durations, long selfNanos, long bytes, Map<String, Long> counters) {
    return new ProfileMetric(
        List.of(path.split("/", -1)),
        0,
        new ProfileMetric.Costs(
            selfNanos,
            Optional.of(new ProfileMetric.Allocation(bytes, bytes)),
            OptionalLong.empty()),
        counters,
        durations);
  }

  /** Returns {@code n} durations, all of {@code millis}. */
  static Durations same(int n, double millis) {
    return nanos(n, i -> Math.round(millis * 1e6));
  }

  static Durations nanos(int n, IntToLongFunction nanos) {
    return Durations.of(
        IntStream.range(0, n).mapToObj(i -> Duration.ofNanos(nanos.applyAsLong(i))).toList());
  }
}
