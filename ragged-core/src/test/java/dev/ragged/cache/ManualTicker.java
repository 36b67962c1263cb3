package dev.ragged.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A ticker that stands until it is moved. Thread-safe. */
final class ManualTicker implements Ticker {
  // Close to the end of its range, because readings may wrap around.
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - Duration.ofHours(1).toNanos());

  void advance(Duration by) {
    now.addAndGet(by.toNanos());
  }

  @Override
  public long read() {
    return now.get();
  }
}
