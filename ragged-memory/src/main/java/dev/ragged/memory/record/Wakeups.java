package dev.ragged.memory.record;

import dev.ragged.memory.options.RecorderOptions;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Plans when the recorder looks at its line: at most one time by the clock and one after a failure
 * are planned at any moment, however often an application records and reads. Thread-safe.
 */
final class Wakeups implements AutoCloseable {
  /** What is done. */
  @FunctionalInterface
  interface Drain {
    /** Writes what waits; {@code again} says that this is the attempt planned after a failure. */
    void run(boolean again);
  }

  private final Alarm alarm;
  private final RecorderOptions options;
  private final Drain drain;
  private final AtomicBoolean byClock = new AtomicBoolean();
  private final AtomicBoolean afterFailure = new AtomicBoolean();

  Wakeups(Alarm alarm, RecorderOptions options, Drain drain) {
    this.alarm = Objects.requireNonNull(alarm, "alarm");
    this.options = options;
    this.drain = drain;
  }

  /** Tells that so many writes wait now that one more was added. */
  void waiting(int count) {
    if (count == options.batchSize()) {
      alarm.after(Duration.ZERO, () -> drain.run(false));
    }
    // Not only at the first: the one before it may have been taken since, with what woke it.
    if (!byClock.get() && byClock.compareAndSet(false, true)) {
      alarm.after(options.interval(), () -> run(byClock, false));
    }
  }

  /** Plans another attempt. */
  void again(Duration pause) {
    if (afterFailure.compareAndSet(false, true)) {
      alarm.after(pause, () -> run(afterFailure, true));
    }
  }

  private void run(AtomicBoolean planned, boolean again) {
    // Cleared first: what is added from here on plans its own.
    planned.set(false);
    drain.run(again);
  }

  @Override
  public void close() {
    alarm.close();
  }
}
