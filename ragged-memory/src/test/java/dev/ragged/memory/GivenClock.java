package dev.ragged.memory;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands where it was set. Thread-safe. */
final class GivenClock extends Clock {
  private volatile Instant now;

  GivenClock(Instant now) {
    this.now = now;
  }

  void set(Instant time) {
    this.now = time;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }
}
