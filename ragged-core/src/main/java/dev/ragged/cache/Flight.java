package dev.ragged.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A load that others may wait for. Thread-safe.
 *
 * <p>Concurrency: a loader may ask caches itself, so waiting can go round in a circle. Who waits
 * says so first and looks along the chain of waiting threads then; the last to join a circle
 * therefore sees it whole. The register is that of all caches, for a circle may pass through two.
 */
final class Flight<V> extends CompletableFuture<Cached<V>> {
  private static final ConcurrentMap<Thread, Flight<?>> WAITING = new ConcurrentHashMap<>();

  /** Longer chains of loads within loads are taken for a circle, which costs a load at most. */
  private static final int MAX_CHAIN = 64;

  private final Thread owner = Thread.currentThread();
  private final long mark;

  /**
   * Makes one that the calling thread will complete.
   *
   * @param mark of the epoch in which it began
   */
  Flight(long mark) {
    this.mark = mark;
  }

  long mark() {
    return mark;
  }

  /**
   * Waits for the value. Returns null if the load failed, or if it waits for the calling thread. An
   * interrupt is kept and does not end the wait.
   */
  @Nullable Cached<V> await() {
    Thread self = Thread.currentThread();
    WAITING.put(self, this);
    try {
      return waitsFor(self) ? null : join();
    } catch (CompletionException e) {
      // Its own caller learns of the failure; whoever waited tries for itself.
      return null;
    } finally {
      WAITING.remove(self);
    }
  }

  private boolean waitsFor(Thread thread) {
    Flight<?> flight = this;
    for (int i = 0; i < MAX_CHAIN; i++) {
      if (flight.owner == thread) {
        return true;
      }
      flight = WAITING.get(flight.owner);
      if (flight == null) {
        return false;
      }
    }
    return true;
  }
}
