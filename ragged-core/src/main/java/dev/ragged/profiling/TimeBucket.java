package dev.ragged.profiling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened in some time that is over. Immutable but for slow questions, which can be erased.
 *
 * @param start when it began, in milliseconds since 1970
 * @param end when it ended
 */
record TimeBucket(long start, long end, List<PackedMetric> metrics, SlowestQueries slowest) {
  static TimeBucket of(long start, long end, List<ProfileMetric> metrics, List<SlowQuery> slowest) {
    SlowestQueries kept = new SlowestQueries();
    kept.addAll(slowest);
    return new TimeBucket(start, end, metrics.stream().map(PackedMetric::new).toList(), kept);
  }

  /** Returns what happened in this or in {@code later}. */
  TimeBucket plus(TimeBucket later) {
    MetricSums sums = new MetricSums();
    sums.addAll(unpacked());
    sums.addAll(later.unpacked());
    List<SlowQuery> slow = new ArrayList<>(slowest.list());
    slow.addAll(later.slowest.list());
    return of(start, later.end, sums.list(), slow);
  }

  List<ProfileMetric> unpacked() {
    return metrics.stream().map(PackedMetric::unpacked).toList();
  }

  PerformanceReport report() {
    return new PerformanceReport(
        Instant.ofEpochMilli(start),
        Instant.ofEpochMilli(end),
        unpacked(),
        slowest.list(),
        List.of());
  }
}
