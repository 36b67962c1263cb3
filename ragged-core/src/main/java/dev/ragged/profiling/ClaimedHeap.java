package dev.ragged.profiling;

import java.util.function.Supplier;

/**
 * Counts what of the heap is in use or claimed. A claim counts until the first collection after it
 * was closed: only then the heap in use, which is that after the last collection, has what was made
 * under it. One thread at a time.
 */
final class ClaimedHeap {
  private final Supplier<HeapInUse> heap;
  private final long most;

  private long open;

  /** Bytes that were closed since the last collection, and how many there had been at that time. */
  private long closed;

  private long collections;

  /**
   * Creates one without claims.
   *
   * @param most what a claim counts at most, so that sums do not overflow
   */
  ClaimedHeap(Supplier<HeapInUse> heap, long most) {
    this.heap = heap;
    this.most = most;
  }

  /** Returns the bytes in use and claimed. */
  long used() {
    HeapInUse now = look();
    return Saturated.sum(now.bytes(), Saturated.sum(open, closed));
  }

  /** Returns the bytes of open claims, which no collection can free. */
  long open() {
    return open;
  }

  void claim(long bytes) {
    open += Math.min(bytes, most);
  }

  /** Forgets a claim under which nothing was made. */
  void cancel(long bytes) {
    open -= Math.min(bytes, most);
  }

  void close(long bytes) {
    look();
    cancel(bytes);
    closed = Saturated.sum(closed, Math.min(bytes, most));
  }

  private HeapInUse look() {
    HeapInUse now = heap.get();
    if (now.collections() == 0 || now.collections() != collections) {
      closed = 0;
      collections = now.collections();
    }
    return now;
  }
}
