package dev.ragged.bench.soak;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * When a run is complete, all its processes together: after so many operations or after so much
 * time, whichever comes first. Immutable.
 *
 * @param operations that are due until then, at least 1
 * @param time for which operations are due, positive; sampling and filling do not count
 */
public record SoakExtent(OptionalLong operations, Duration time) {
  private static final Duration FOREVER = Duration.ofDays(36_500);

  /** Creates an extent. */
  public SoakExtent {
    Objects.requireNonNull(operations, "operations");
    Objects.requireNonNull(time, "time");
    if (operations.isPresent() && operations.getAsLong() < 1) {
      throw new IllegalArgumentException(
          "operations must be at least 1: operations=" + operations.getAsLong());
    }
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("the time must be positive: time=" + time);
    }
  }

  /** Returns the extent of a number of operations. */
  public static SoakExtent ofOperations(long operations) {
    return new SoakExtent(OptionalLong.of(operations), FOREVER);
  }

  /** Returns the extent of a time. */
  public static SoakExtent ofTime(Duration time) {
    return new SoakExtent(OptionalLong.empty(), time);
  }

  /**
   * Returns how many operations are left, 0 if the run is complete.
   *
   * @param done operations that were due so far
   * @param millis for which they were
   * @param rate operations in a second
   */
  long left(long done, long millis, int rate) {
    long ofTime = Math.max(0, (time.toMillis() - millis) * rate / 1_000);
    return operations.isPresent()
        ? Math.min(ofTime, Math.max(0, operations.getAsLong() - done))
        : ofTime;
  }

  @Override
  public String toString() {
    return operations.isPresent() ? operations.getAsLong() + " operations" : time.toString();
  }
}
