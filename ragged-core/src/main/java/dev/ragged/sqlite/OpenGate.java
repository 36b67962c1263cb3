package dev.ragged.sqlite;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets operations in until it is closed; closing waits for those inside. Thread-safe. */
public final class OpenGate {
  private static final Logger log = LoggerFactory.getLogger(OpenGate.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();
  private int inside;
  private volatile boolean closed;

  /** Creates an open gate. */
  public OpenGate() {}

  /**
   * Lets the caller in, who must {@link #leave} once.
   *
   * @throws IllegalStateException if closed
   */
  public void enter() {
    lock.lock();
    try {
      requireOpen();
      inside++;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Does nothing while it is open.
   *
   * @throws IllegalStateException if closed
   */
  public void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
  }

  /** Whether it was closed. */
  public boolean isClosed() {
    return closed;
  }

  public void leave() {
    lock.lock();
    try {
      if (--inside == 0) {
        empty.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether nobody is inside. */
  public boolean isEmpty() {
    lock.lock();
    try {
      return inside == 0;
    } finally {
      lock.unlock();
    }
  }

  /** Closes without a look at those inside. */
  public void shut() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Closes and waits for those inside, at most {@code patience}. Returns false if it was closed
   * before. An interrupt does not shorten the wait; the flag is kept.
   */
  public boolean close(Duration patience) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      closed = true;
      if (awaitEmpty(patience.toNanos())) {
        Thread.currentThread().interrupt();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits and returns whether the thread was interrupted meanwhile. */
  private boolean awaitEmpty(long nanos) {
    boolean interrupted = false;
    long left = nanos;
    while (inside > 0 && left > 0) {
      try {
        left = empty.awaitNanos(left);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (inside > 0) {
      log.warn(
          "The store closes although {} calls or streams of it have not ended; was a list() stream left open, or does the embedder not return?",
          inside);
    }
    return interrupted;
  }
}
