package dev.ragged.memory.options;

import java.time.Duration;
import java.util.Objects;

/**
 * When the recorder writes, and how much may wait. Immutable.
 *
 * @param batchSize writes after which a batch is committed, at least 1
 * @param interval longest time that a write waits for others, positive
 * @param capacity writes that may wait; more are refused until some are committed
 */
public record RecorderOptions(int batchSize, Duration interval, int capacity) {
  /** 100 writes or 5 seconds, whichever comes first; 10,000 may wait. */
  public static final RecorderOptions DEFAULT =
      new RecorderOptions(100, Duration.ofSeconds(5), 10_000);

  public RecorderOptions {
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize must be at least 1: batchSize=" + batchSize);
    }
    Objects.requireNonNull(interval, "interval");
    if (interval.isZero() || interval.isNegative()) {
      throw new IllegalArgumentException("interval must be positive: interval=" + interval);
    }
    if (capacity < batchSize) {
      throw new IllegalArgumentException(
          "capacity must be at least batchSize: capacity=" + capacity + ", batchSize=" + batchSize);
    }
  }
}
