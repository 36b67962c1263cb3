package dev.ragged.memory.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The writes that wait, in the order in which they came. Thread-safe. */
final class WaitingLine {
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Pending> waiting = new ArrayDeque<>();
  private boolean closed;

  WaitingLine(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Adds a write.
   *
   * @return how many wait now; 0 if it was refused because the line is full
   * @throws IllegalStateException if closed
   */
  int add(Pending pending) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the store is closed");
      }
      if (waiting.size() >= capacity) {
        return 0;
      }
      waiting.addLast(pending);
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Takes the first, at most {@code count}. */
  List<Pending> take(int count) {
    lock.lock();
    try {
      List<Pending> taken = new ArrayList<>(Math.min(count, waiting.size()));
      while (taken.size() < count && !waiting.isEmpty()) {
        taken.add(waiting.removeFirst());
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Puts back what was taken, in front of everything. */
  void putBack(List<Pending> taken) {
    lock.lock();
    try {
      for (int i = taken.size() - 1; i >= 0; i--) {
        waiting.addFirst(taken.get(i));
      }
    } finally {
      lock.unlock();
    }
  }

  int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Refuses further writes; returns whether it did not before. */
  boolean close() {
    lock.lock();
    try {
      boolean first = !closed;
      closed = true;
      return first;
    } finally {
      lock.unlock();
    }
  }
}
