package dev.ragged.profiling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums over the metrics of a report by the names of stages. Immutable. */
final class StageSums {
  private final List<ProfileMetric> metrics;

  StageSums(ProfileReport report) {
    this(report.metrics());
  }

  StageSums(List<ProfileMetric> metrics) {
    this.metrics = metrics;
  }

  /** Returns the sums over what is a stage or is called in it. */
  StageSums inside(String stage) {
    return new StageSums(metrics.stream().filter(metric -> metric.path().contains(stage)).toList());
  }

  /** Returns the durations of a stage, wherever it was called. */
  Durations durations(String stage) {
    return metrics.stream()
        .filter(metric -> metric.name().equals(stage))
        .map(ProfileMetric::durations)
        .reduce(Durations.of(List.of()), Durations::plus);
  }

  long errors(String stage) {
    return metrics.stream()
        .filter(metric -> metric.name().equals(stage))
        .mapToLong(ProfileMetric::errors)
        .sum();
  }

  long counter(String stage, String counter) {
    return metrics.stream()
        .filter(metric -> metric.name().equals(stage))
        .mapToLong(metric -> metric.counter(counter))
        .sum();
  }

  /**
   * Returns the time of each stage, in the given order. A span's own time counts for the innermost
   * stage that it is, or is called in; so nothing counts twice, and what is called by other names
   * inside a stage belongs to it.
   */
  Map<String, Duration> times(String... stages) {
    Map<String, Duration> times = new LinkedHashMap<>();
    for (String stage : stages) {
      times.put(stage, Duration.ZERO);
    }
    for (ProfileMetric metric : metrics) {
      List<String> inwards = new ArrayList<>(metric.path());
      Collections.reverse(inwards);
      inwards.stream()
          .filter(times::containsKey)
          .findFirst()
          .ifPresent(stage -> times.merge(stage, metric.self(), Duration::plus));
    }
    return Collections.unmodifiableMap(times);
  }

  /** Returns each time's share of all of them, in [0, 1]; all 0 if they are zero. */
  static Map<String, Double> shares(Map<String, Duration> times) {
    double all = times.values().stream().mapToDouble(Duration::toNanos).sum();
    Map<String, Double> shares = new LinkedHashMap<>();
    times.forEach((stage, time) -> shares.put(stage, all == 0 ? 0 : time.toNanos() / all));
    return Collections.unmodifiableMap(shares);
  }

  /** Returns how many {@code amount} is in a second; 0 if it took no time. */
  static double perSecond(long amount, Duration time) {
    return time.isZero() ? 0 : amount * 1e9 / time.toNanos();
  }
}
