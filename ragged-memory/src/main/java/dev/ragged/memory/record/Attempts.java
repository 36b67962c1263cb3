package dev.ragged.memory.record;

import java.time.Duration;

/** Counts the attempts in a row that wrote nothing. One thread at a time. */
final class Attempts {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final int max;
  private int failures;

  Attempts(int max) {
    this.max = max;
  }

  /** Tells that something was written. */
  void succeeded() {
    failures = 0;
  }

  /**
   * Tells that nothing could be written; returns whether that was the last attempt. Only the first
   * one and those that were planned after a pause count: an application that reads often must not
   * use up in a moment what is meant to last for a while.
   */
  boolean failed(boolean planned) {
    if (failures == 0 || planned) {
      failures++;
    }
    if (failures < max) {
      return false;
    }
    failures = 0;
    return true;
  }

  /** Returns how long to wait before the next attempt; doubles with each. */
  Duration pause() {
    return FIRST_PAUSE.multipliedBy(1L << Math.max(0, failures - 1));
  }
}
