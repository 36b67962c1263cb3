package dev.ragged.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values that are costly to find again: in the heap, bounded in bytes (Caffeine's W-TinyLFU
 * decides what stays), and if wanted on disk, where they survive the process. What is found on disk
 * moves up. A value lives as long as the one time to live says, counted from when it was loaded,
 * wherever it is. Thread-safe.
 *
 * <p>Any level may lose an entry at any time; none may give a wrong one. Who removes entries can
 * rely on it that a load which began before does not bring them back.
 *
 * <p>Concurrency: of several threads that miss the same key at once one loads, outside of any lock,
 * and the others wait for it; if it fails, each of them loads for itself. A thread that asks for
 * the key that it is loading loads again. Removals raise {@code epoch} first; a value is taken only
 * if the epoch is still that of before its load, which is checked after the value went in.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class TwoLevelCache<K, V> implements AutoCloseable {
  /** A value in the heap, its weight, and how long it may stay there. */
  private record Held<V>(V value, int bytes, long nanosToLive) {}

  private final String name;
  private final CacheCodec<K, V> codec;
  private final CacheBuilder.Parts parts;
  private final Cache<K, Held<V>> heap;
  private final @Nullable DiskLevel disk;
  private final ConcurrentMap<K, Flight<V>> flights = new ConcurrentHashMap<>();
  private final AtomicLong epoch = new AtomicLong();
  private final Counters counters = new Counters();

  TwoLevelCache(CacheBuilder.Parts parts, CacheCodec<K, V> codec, @Nullable DiskLevel disk) {
    this.name = parts.name();
    this.codec = codec;
    this.parts = parts;
    this.disk = disk;
    this.heap =
        Caffeine.newBuilder()
            .maximumWeight(parts.heapBytes())
            .<K, Held<V>>weigher((key, held) -> held.bytes)
            .ticker(parts.ticker())
            .executor(Runnable::run)
            .expireAfter(
                Expiry.<K, Held<V>>writing((key, held) -> Duration.ofNanos(held.nanosToLive)))
            .evictionListener((key, held, cause) -> counters.evicted(cause))
            .build();
  }

  /** Returns a builder for a cache of this name: 1 to 24 lower-case letters or hyphens. */
  public static CacheBuilder builder(String name) {
    return new CacheBuilder(name);
  }

  /**
   * Returns the value of {@code key}, loaded if it is in neither level. Costs below a microsecond
   * in the heap and some ten on disk.
   *
   * @param loader runs in this thread, at most once; may throw, and then nothing is kept
   */
  public Cached<V> get(K key, Supplier<? extends V> loader) {
    long start = parts.ticker().read();
    Cached<V> held = heapOrNull(key);
    if (held == null) {
      held = fly(key, loader);
    }
    counters.lookedUp(held.source(), parts.ticker().read() - start);
    return held;
  }

  private Cached<V> fly(K key, Supplier<? extends V> loader) {
    Flight<V> own = new Flight<>(Thread.currentThread());
    Flight<V> other = flights.putIfAbsent(key, own);
    if (other != null) {
      Cached<V> shared = other.isOf(Thread.currentThread()) ? null : other.await();
      return shared == null ? findOrLoad(key, loader) : shared;
    }
    try {
      Cached<V> landed = heapOrNull(key);
      Cached<V> result = landed == null ? findOrLoad(key, loader) : landed;
      own.complete(result);
      return result;
    } finally {
      flights.remove(key, own);
      own.completeExceptionally(new CompletionException("the load failed", null));
    }
  }

  private Cached<V> findOrLoad(K key, Supplier<? extends V> loader) {
    long mark = mark();
    Cached<V> found = diskOrNull(key, mark);
    if (found != null) {
      return found;
    }
    V value = Objects.requireNonNull(loader.get(), "loaded value");
    put(key, value, mark);
    return new Cached<>(value, CacheSource.LOADED);
  }

  /**
   * Returns the value of {@code key} if a level has it. A miss counts with the time of the lookup.
   */
  public Optional<Cached<V>> find(K key) {
    long start = parts.ticker().read();
    Cached<V> held = heapOrNull(key);
    if (held == null) {
      held = diskOrNull(key, mark());
    }
    counters.lookedUp(
        held == null ? CacheSource.LOADED : held.source(), parts.ticker().read() - start);
    return Optional.ofNullable(held);
  }

  /**
   * Returns a mark for {@link #put}, to be taken before the value is worked out: if entries are
   * removed meanwhile, the value is not taken.
   */
  public long mark() {
    return epoch.get();
  }

  /** Keeps a value that was worked out since {@code mark}, if the codec finds it worth it. */
  public void put(K key, V value, long mark) {
    if (!codec.keeps(key, value)) {
      return;
    }
    hold(key, value, parts.timeToLive(), mark);
    if (disk != null && codec.persists(key)) {
      ValueWriter writer = new ValueWriter();
      codec.write(value, writer);
      disk.put(digest(key), writer.toBytes(), () -> mark == epoch.get());
    }
  }

  private @Nullable Cached<V> heapOrNull(K key) {
    Held<V> held = heap.getIfPresent(key);
    counters.heap(held != null);
    return held == null ? null : new Cached<>(held.value, CacheSource.HEAP);
  }

  private @Nullable Cached<V> diskOrNull(K key, long mark) {
    if (disk == null || !codec.persists(key)) {
      return null;
    }
    Digest digest = digest(key);
    DiskEntry entry = disk.get(digest);
    if (entry == null) {
      return null;
    }
    Duration age = Duration.ofMillis(parts.clock().millis() - entry.writtenAt());
    Duration left = parts.timeToLive().minus(age);
    V value = age.isNegative() || left.isNegative() || left.isZero() ? null : read(entry);
    if (value == null) {
      disk.reject(digest, !age.isNegative() && left.compareTo(Duration.ZERO) > 0);
      return null;
    }
    hold(key, value, left, mark);
    return mark == epoch.get() ? new Cached<>(value, CacheSource.DISK) : null;
  }

  private @Nullable V read(DiskEntry entry) {
    try {
      ValueReader reader = new ValueReader(entry.value());
      V value = codec.read(reader);
      return reader.isAtEnd() ? value : null;
    } catch (RuntimeException e) {
      // What was written by a faulty version is as good as damaged, and counted so.
      counters.unreadable(name, e);
      return null;
    }
  }

  private void hold(K key, V value, Duration left, long mark) {
    Held<V> held = new Held<>(value, Math.max(1, codec.bytes(key, value)), left.toNanos());
    heap.put(key, held);
    if (mark != epoch.get()) {
      heap.asMap().remove(key, held);
    }
  }

  private Digest digest(K key) {
    ValueWriter writer = new ValueWriter();
    codec.writeKey(key, writer);
    return Digest.of(writer);
  }

  /**
   * Removes the entries of all keys in the heap for which {@code of} holds. Entries on disk must be
   * removed by {@link #clear}. Costs a look at every key.
   */
  public void removeFromHeap(Predicate<? super K> of) {
    epoch.incrementAndGet();
    heap.asMap().keySet().removeIf(of);
  }

  /**
   * Removes everything from both levels.
   *
   * @throws dev.ragged.error.StoreException if a file cannot be deleted
   */
  public void clear() {
    epoch.incrementAndGet();
    heap.invalidateAll();
    if (disk != null) {
      disk.clear();
    }
  }

  /** Reads the index of the disk level, which the first lookup would do otherwise. */
  public void warmUp() {
    if (disk != null) {
      disk.warmUp();
    }
  }

  /** Returns what the cache did so far. */
  public CacheStatistics statistics() {
    heap.cleanUp();
    long bytes = heap.policy().eviction().map(bound -> bound.weightedSize().orElse(0)).orElse(0L);
    LevelStatistics onDisk = disk == null ? LevelStatistics.none() : disk.statistics();
    return counters.statistics(name, heap.estimatedSize(), bytes, onDisk);
  }

  /** Ends writing to disk. Idempotent; lookups go on in the heap. */
  @Override
  public void close() {
    if (disk != null) {
      disk.close();
    }
  }
}
