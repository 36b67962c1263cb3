package dev.ragged.profiling;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the time of one operation goes: the own times of it and of all it calls, by name, whoever
 * calls it. Immutable.
 *
 * @param operation the operation's name
 * @param durations how long it took, with its parts
 * @param parts its parts and itself, most own time first
 */
record Breakdown(String operation, Durations durations, List<Part> parts) {
  private static final Durations NONE = new DurationTally(0).snapshot();

  /**
   * One stage.
   *
   * @param selfNanos own time of all its spans, in nanoseconds
   */
  record Part(String name, long selfNanos) {}

  static Breakdown of(List<ProfileMetric> metrics, String operation) {
    Durations durations = NONE;
    Map<String, Long> sums = new TreeMap<>();
    for (ProfileMetric metric : metrics) {
      if (metric.path().contains(operation)) {
        sums.merge(metric.name(), metric.costs().selfNanos(), Saturated::sum);
        // An operation that calls itself is timed by its outermost call.
        if (metric.path().indexOf(operation) == metric.path().size() - 1) {
          durations = durations.plus(metric.durations());
        }
      }
    }
    List<Part> parts =
        sums.entrySet().stream()
            .map(sum -> new Part(sum.getKey(), sum.getValue()))
            .sorted(Comparator.comparingLong(Part::selfNanos).reversed())
            .toList();
    return new Breakdown(operation, durations, parts);
  }

  /** Returns how often it was done. */
  long count() {
    return durations.count();
  }

  /** Returns the own times of all parts together, in nanoseconds. */
  long selfNanos() {
    return parts.stream().mapToLong(Part::selfNanos).reduce(0, Saturated::sum);
  }

  /** Returns this without the part of that name. */
  Breakdown without(String name) {
    return new Breakdown(
        operation, durations, parts.stream().filter(part -> !part.name().equals(name)).toList());
  }
}
