package dev.ragged.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A load that others may wait for. Thread-safe. */
final class Flight<V> extends CompletableFuture<Cached<V>> {
  private final Thread owner;

  Flight(Thread owner) {
    this.owner = owner;
  }

  /** Returns whether {@code thread} is the one that loads, which must not wait for itself. */
  boolean isOf(Thread thread) {
    return owner == thread;
  }

  /** Waits, and returns null if the load failed. An interrupt is kept and does not end the wait. */
  @Nullable Cached<V> await() {
    try {
      return join();
    } catch (CompletionException e) {
      // Its own caller learns of the failure; whoever waited tries for itself.
      return null;
    }
  }
}
