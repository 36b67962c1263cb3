package dev.ragged.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/** A time in which a disk that failed is left alone. One thread at a time. */
final class Pause {
  /** A full disk does not become empty between two searches. */
  static final Duration LENGTH = Duration.ofSeconds(30);

  private final Ticker ticker;
  private boolean begun;
  private long since;

  Pause(Ticker ticker) {
    this.ticker = ticker;
  }

  void begin() {
    begun = true;
    since = ticker.read();
  }

  /** Returns whether it has not ended yet. */
  boolean holds() {
    begun &= ticker.read() - since < LENGTH.toNanos();
    return begun;
  }
}
