package dev.ragged.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long values live, the one source of expiry for both levels. Immutable.
 *
 * <p>While the process runs only the ticker counts, which never goes back. The clock dates what is
 * written and tells the age of what another process wrote; what seems to come from the future has
 * outlived its time, because nobody knows its age.
 */
final class Lifetime {
  private final Duration timeToLive;
  private final Clock clock;
  private final Ticker ticker;

  Lifetime(Duration timeToLive, Clock clock, Ticker ticker) {
    this.timeToLive = timeToLive;
    this.clock = clock;
    this.ticker = ticker;
  }

  /** Returns the date for what is written now, in milliseconds since 1970. */
  long date() {
    return clock.millis();
  }

  /** Returns the ticker's reading. */
  long now() {
    return ticker.read();
  }

  /** Returns what the ticker would have shown when an entry of this date was written. */
  long born(long date) {
    long age = TimeUnit.MILLISECONDS.toNanos(clock.millis() - date);
    return now() - (age < 0 ? timeToLive.toNanos() : age);
  }

  /** Returns how long a value may still be used: zero or less if it may not. */
  Duration left(long born) {
    boolean endless = timeToLive.equals(CacheBuilder.FOREVER);
    return endless ? timeToLive : timeToLive.minusNanos(now() - born);
  }

  /** Returns how long a value lives that was loaded just now. */
  Duration whole() {
    return timeToLive;
  }
}
