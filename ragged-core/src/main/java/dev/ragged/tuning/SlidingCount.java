package dev.ragged.tuning;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * Counts events of the last minutes, however many there are: a ring of counters, each for a slice
 * of time, that begin anew when their time comes again. Thread-safe; 500 bytes.
 */
final class SlidingCount {
  /** Time that is looked back on. */
  static final Duration WINDOW = Duration.ofMinutes(5);

  private static final int SLICES = 30;
  private static final long SLICE_NANOS = WINDOW.toNanos() / SLICES;

  /**
   * Least time that a rate is taken over: ten searches of the first second are not 600 a minute.
   */
  private static final Duration LEAST = Duration.ofMinutes(1);

  private final Ticker ticker;
  private final long start;
  private final long[] counts = new long[SLICES];
  private final long[] slices = new long[SLICES];

  SlidingCount(Ticker ticker) {
    this.ticker = ticker;
    this.start = ticker.read();
  }

  synchronized void add(long events) {
    long slice = slice();
    int place = (int) (slice % SLICES);
    if (slices[place] != slice) {
      slices[place] = slice;
      counts[place] = 0;
    }
    counts[place] += events;
  }

  /** Returns how many events there were in the window. */
  synchronized long count() {
    long slice = slice();
    long count = 0;
    for (int place = 0; place < SLICES; place++) {
      if (slice - slices[place] < SLICES) {
        count += counts[place];
      }
    }
    return count;
  }

  /** Returns the events per minute: of the window, or of the time since the start if shorter. */
  double perMinute() {
    long observed = Math.min(WINDOW.toNanos(), Math.max(LEAST.toNanos(), ticker.read() - start));
    return count() * (double) Duration.ofMinutes(1).toNanos() / observed;
  }

  /** Returns the number of the present slice; the difference holds where readings wrap around. */
  private long slice() {
    return (ticker.read() - start) / SLICE_NANOS;
  }
}
