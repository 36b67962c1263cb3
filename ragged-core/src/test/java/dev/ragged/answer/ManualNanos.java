package dev.ragged.answer;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A clock that stands until it is moved. One thread at a time. */
final class ManualNanos implements LongSupplier {
  private long now = 17;

  void advance(Duration by) {
    now += by.toNanos();
  }

  @Override
  public long getAsLong() {
    return now;
  }
}
