package dev.ragged.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Values in the heap, bounded in bytes; Caffeine's W-TinyLFU decides what stays. Thread-safe.
 *
 * @param <K> keys
 * @param <V> values
 */
final class HeapLevel<K, V> {
  /**
   * What a level keeps of a value.
   *
   * @param bytes of heap, its key included
   * @param left how long it may stay
   */
  record Held<V>(V value, int bytes, Duration left, Usage usage) {}

  private final Cache<K, Held<V>> cache;
  private final LongAdder evictions = new LongAdder();

  HeapLevel(long maxBytes, Ticker ticker) {
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .<K, Held<V>>weigher((key, held) -> held.bytes)
            .ticker(ticker)
            .executor(Runnable::run)
            .expireAfter(Expiry.<K, Held<V>>writing((key, held) -> held.left))
            .evictionListener((key, held, cause) -> evicted(cause))
            .build();
  }

  private void evicted(RemovalCause cause) {
    if (cause == RemovalCause.SIZE) {
      evictions.increment();
    }
  }

  /** Returns the value of {@code key}, which counts as asking for it, or null. */
  @Nullable V get(K key) {
    Held<V> held = cache.getIfPresent(key);
    if (held == null) {
      return null;
    }
    held.usage.ask();
    return held.value;
  }

  /** Keeps a value in place of the one that {@code key} has. */
  void put(K key, Held<V> held) {
    cache.put(key, held);
  }

  /** Keeps a value from disk unless there is one, which is as new or newer. */
  void promote(K key, Held<V> held) {
    cache.asMap().putIfAbsent(key, held);
  }

  void remove(Predicate<? super K> of) {
    cache.asMap().keySet().removeIf(of);
  }

  void clear() {
    cache.invalidateAll();
  }

  LevelStatistics statistics(long hits, long misses) {
    cache.cleanUp();
    long bytes = cache.policy().eviction().map(bound -> bound.weightedSize().orElse(0)).orElse(0L);
    return new LevelStatistics(hits, misses, cache.estimatedSize(), bytes, evictions.sum(), 0, 0);
  }
}
