package dev.ragged.tuning;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/** The time that a measurement may take. Immutable. */
final class Stopwatch {
  private final Ticker ticker;
  private final long start;
  private final long limit;

  Stopwatch(Ticker ticker, Duration limit) {
    this.ticker = ticker;
    this.start = ticker.read();
    this.limit = limit.toNanos();
  }

  /** Returns the nanoseconds since the start. */
  long nanos() {
    return ticker.read() - start;
  }

  /** Returns the time that is left, not negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, limit - nanos()));
  }

  boolean isOver() {
    return nanos() >= limit;
  }
}
