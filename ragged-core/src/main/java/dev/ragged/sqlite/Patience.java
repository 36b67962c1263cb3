package dev.ragged.sqlite;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Waits for so long and no longer; an interrupt is kept and does not end the wait. Thread-safe. */
public final class Patience {
  /** Something that is waited for. */
  @FunctionalInterface
  interface Wait {
    /** Returns whether it came within {@code nanos}. */
    boolean within(long nanos) throws InterruptedException;
  }

  private Patience() {}

  /**
   * Returns whether all tasks of {@code executor}, which is shut down, ended within {@code
   * patience}.
   *
   * @param patience at most 292 years; zero or less looks once and does not wait
   */
  public static boolean awaitEnd(ExecutorService executor, Duration patience) {
    return await(patience, nanos -> executor.awaitTermination(nanos, TimeUnit.NANOSECONDS));
  }

  /** Returns whether it came within {@code patience}, which is at most 292 years. */
  static boolean await(Duration patience, Wait wait) {
    long start = System.nanoTime();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return wait.within(patience.toNanos() - (System.nanoTime() - start));
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
