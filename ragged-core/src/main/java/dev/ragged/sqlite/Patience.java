package dev.ragged.sqlite;

import java.time.Duration;

/** Waits for so long and no longer; an interrupt is kept and does not end the wait. */
final class Patience {
  /** Something that is waited for. */
  @FunctionalInterface
  interface Wait {
    /** Returns whether it came within {@code nanos}. */
    boolean within(long nanos) throws InterruptedException;
  }

  private Patience() {}

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
