package dev.ragged.bench.memory;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that is a second later each time that it is asked. Thread-safe. */
final class TickingClock extends Clock {
  private final AtomicLong seconds;

  TickingClock(Instant start) {
    this.seconds = new AtomicLong(start.getEpochSecond());
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochSecond(seconds.incrementAndGet());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("this clock has one zone: zone=" + zone);
  }
}
