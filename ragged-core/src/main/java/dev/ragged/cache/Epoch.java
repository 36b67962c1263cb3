package dev.ragged.cache;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Tells what was worked out before a removal from what was worked out after it. Thread-safe.
 *
 * <p>Concurrency: who keeps a value does so under the read lock and only if its mark is current;
 * who removes takes the write lock for a moment first. So a value of before is either in its place
 * when the removal begins to look, or never gets there, and no reader sees it in between.
 */
final class Epoch {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final AtomicLong number = new AtomicLong();

  /** Returns the mark of this moment; later ones are never less. */
  long mark() {
    return number.get();
  }

  boolean isCurrent(long mark) {
    return mark == number.get();
  }

  /** Ends the epoch: what has a mark of before is not kept any more. */
  void end() {
    lock.writeLock().lock();
    try {
      number.incrementAndGet();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Keeps a value by {@code keeping} if its mark is current. */
  void keep(long mark, Runnable keeping) {
    lock.readLock().lock();
    try {
      if (isCurrent(mark)) {
        keeping.run();
      }
    } finally {
      lock.readLock().unlock();
    }
  }
}
