package dev.ragged.profiling;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the operations under one call path took. Immutable.
 *
 * @param path the names around the operation and its own, outermost first; not empty
 * @param errors how many of them failed
 * @param costs what they cost beside time
 * @param counters the sums of their own counters
 * @param durations how long they took, each with its parts
 */
public record ProfileMetric(
    List<String> path, long errors, Costs costs, Map<String, Long> counters, Durations durations) {
  /**
   * Sums over all operations of one path.
   *
   * @param selfNanos wall time without parts of the same thread, in nanoseconds
   * @param allocation what their threads allocated; nothing if the JVM did not tell it of all of
   *     them, as it does not of virtual threads
   * @param cpuNanos the time that their threads ran, with parts, in nanoseconds; nothing if it was
   *     not measured of all of them
   */
  public record Costs(long selfNanos, Optional<Allocation> allocation, OptionalLong cpuNanos) {
    /** Creates sums. */
    public Costs {
      if (selfNanos < 0) {
        throw new IllegalArgumentException("selfNanos must not be negative: " + selfNanos);
      }
    }

    Costs plus(Costs other) {
      OptionalLong cpu =
          cpuNanos.isEmpty() || other.cpuNanos.isEmpty()
              ? OptionalLong.empty()
              : OptionalLong.of(Saturated.sum(cpuNanos.getAsLong(), other.cpuNanos.getAsLong()));
      return new Costs(
          Saturated.sum(selfNanos, other.selfNanos),
          allocation.flatMap(own -> other.allocation.map(own::plus)),
          cpu);
    }
  }

  /**
   * What operations allocated in the heap.
   *
   * @param bytes with parts of the same thread
   * @param selfBytes without those parts
   */
  public record Allocation(long bytes, long selfBytes) {
    /** Creates sums. */
    public Allocation {
      if (bytes < 0 || selfBytes < 0) {
        throw new IllegalArgumentException(
            "sums must not be negative: bytes=" + bytes + ", selfBytes=" + selfBytes);
      }
    }

    Allocation plus(Allocation other) {
      return new Allocation(
          Saturated.sum(bytes, other.bytes), Saturated.sum(selfBytes, other.selfBytes));
    }
  }

  /** Creates a metric. */
  public ProfileMetric {
    path = List.copyOf(path);
    counters = Map.copyOf(counters);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("path must not be empty");
    }
    if (errors < 0 || errors > durations.count()) {
      throw new IllegalArgumentException(
          "errors must be 0 to the count: errors=" + errors + ", count=" + durations.count());
    }
  }

  /** Returns the name of the operation. */
  public String name() {
    return path.get(path.size() - 1);
  }

  /** Returns how many operations there were. */
  public long count() {
    return durations.count();
  }

  /** Returns the wall time of all, without their parts in the same thread. */
  public Duration self() {
    return Duration.ofNanos(costs.selfNanos());
  }

  /**
   * Returns the bytes that one operation allocated on average, with its parts; nothing if that is
   * not known, or there was no operation.
   */
  public OptionalLong bytesPerOperation() {
    return costs.allocation().isEmpty() || count() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(costs.allocation().get().bytes() / count());
  }

  /** Returns the sums of this and of {@code other}, of the same path; without samples. */
  ProfileMetric plus(ProfileMetric other) {
    Map<String, Long> counted = new HashMap<>(counters);
    other.counters.forEach((name, amount) -> counted.merge(name, amount, Saturated::sum));
    return new ProfileMetric(
        path,
        errors + other.errors,
        costs.plus(other.costs),
        counted,
        durations.plus(other.durations));
  }

  /** Returns the sum of one of the counters, 0 if there is no such counter. */
  public long counter(String name) {
    return counters.getOrDefault(name, 0L);
  }
}
