package dev.ragged.profiling;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A metric for keeping: its cells are packed, which takes some hundred bytes in place of some ten
 * thousand. Immutable.
 */
final class PackedMetric {
  private final List<String> path;
  private final long errors;
  private final ProfileMetric.Costs costs;
  private final Map<String, Long> counters;
  private final String cells;
  private final long minNanos;
  private final long maxNanos;
  private final Duration total;
  private final double squares;

  PackedMetric(ProfileMetric metric) {
    Durations durations = metric.durations();
    this.path = metric.path();
    this.errors = metric.errors();
    this.costs = metric.costs();
    this.counters = metric.counters();
    this.cells = HdrPayload.encode(durations.histogram());
    this.minNanos = durations.histogram().min();
    this.maxNanos = durations.histogram().max();
    this.total = durations.total();
    this.squares = durations.squares();
  }

  ProfileMetric unpacked() {
    DurationHistogram histogram =
        DurationHistogram.of(HdrPayload.decode(cells), minNanos, maxNanos);
    return new ProfileMetric(
        path,
        errors,
        costs,
        counters,
        new Durations(histogram, total.toNanos(), squares, new long[0]));
  }
}
