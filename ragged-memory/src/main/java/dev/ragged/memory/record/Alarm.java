package dev.ragged.memory.record;

import java.time.Duration;

/** Runs tasks later, one at a time, on a thread of its own. Thread-safe. */
public interface Alarm extends AutoCloseable {
  /** Runs {@code task} once {@code delay} has passed. */
  void after(Duration delay, Runnable task);

  /** Ends the thread; tasks that have not begun are dropped. */
  @Override
  void close();
}
