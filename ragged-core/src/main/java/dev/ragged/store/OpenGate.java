package dev.ragged.store;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets operations in until it is closed; closing waits for those inside. Thread-safe. */
final class OpenGate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();
  private int inside;
  private boolean closed;

  /**
   * Lets the caller in, who must {@link #leave} once.
   *
   * @throws IllegalStateException if closed
   */
  void enter() {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the store is closed");
      }
      inside++;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      if (--inside == 0) {
        empty.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Closes and waits for those inside, at most {@code patience}. Returns false if it was closed
   * before. An interrupt does not shorten the wait; the flag is kept.
   */
  boolean close(Duration patience) {
    lock.lock();
    boolean interrupted = false;
    try {
      if (closed) {
        return false;
      }
      closed = true;
      long nanos = patience.toNanos();
      while (inside > 0 && nanos > 0) {
        try {
          nanos = empty.awaitNanos(nanos);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      return true;
    } finally {
      lock.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
