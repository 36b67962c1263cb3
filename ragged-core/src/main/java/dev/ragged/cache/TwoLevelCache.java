package dev.ragged.cache;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.RejectedExecutionException;
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
 * and the others wait for it; if it fails, each of them loads for itself. A loader may ask this and
 * other caches: a thread that would wait for itself, directly or through others, loads again. Who
 * misses after a removal does not wait for a load that began before it; see {@link Epoch}.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class TwoLevelCache<K, V> implements AutoCloseable {
  private final CacheBuilder.Parts parts;
  private final CacheCodec<K, V> codec;
  private final DiskCodec<K, V> onDisk;
  private final HeapLevel<K, V> heap;
  private final @Nullable DiskLevel disk;
  private final ConcurrentMap<K, Flight<V>> flights = new ConcurrentHashMap<>();
  private final Epoch epoch = new Epoch();
  private final Counters counters = new Counters();

  TwoLevelCache(CacheBuilder.Parts parts, CacheCodec<K, V> codec, @Nullable DiskLevel disk) {
    this.parts = parts;
    this.codec = codec;
    this.onDisk = new DiskCodec<>(parts.name(), codec);
    this.heap = new HeapLevel<>(parts.heapBytes(), parts.ticker());
    this.disk = disk;
  }

  /** Returns a builder for a cache of this name: 1 to 24 lower-case letters or hyphens. */
  public static CacheBuilder builder(String name) {
    return new CacheBuilder(name);
  }

  /**
   * Returns the value of {@code key}, loaded if it is in neither level. Costs below a microsecond
   * in the heap and some ten on disk. A load that fails counts as a miss.
   *
   * @param loader runs in this thread, at most once; may throw, and then nothing is kept
   */
  public Cached<V> get(K key, Supplier<? extends V> loader) {
    long start = parts.ticker().read();
    CacheSource source = CacheSource.LOADED;
    try {
      Cached<V> held = heapOrNull(key);
      if (held == null) {
        held = fly(key, loader);
      }
      source = held.source();
      return held;
    } finally {
      counters.lookedUp(source, parts.ticker().read() - start);
    }
  }

  private Cached<V> fly(K key, Supplier<? extends V> loader) {
    long mark = epoch.mark();
    Flight<V> own = new Flight<>(mark);
    Flight<V> first =
        flights.merge(key, own, (other, fresh) -> other.mark() >= mark ? other : fresh);
    if (first != own) {
      Cached<V> shared = first.await();
      return shared == null ? findOrLoad(key, loader, mark) : shared;
    }
    try {
      Cached<V> landed = heapOrNull(key);
      Cached<V> result = landed == null ? findOrLoad(key, loader, mark) : landed;
      own.complete(result);
      return result;
    } finally {
      flights.remove(key, own);
      own.completeExceptionally(new CompletionException("the load failed", null));
    }
  }

  private Cached<V> findOrLoad(K key, Supplier<? extends V> loader, long mark) {
    Digest digest = digestOrNull(key);
    Cached<V> found = diskOrNull(key, digest, mark);
    if (found != null) {
      return found;
    }
    V value = Objects.requireNonNull(loader.get(), "loaded value");
    keep(key, digest, value, mark);
    return new Cached<>(value, CacheSource.LOADED);
  }

  /**
   * Returns the value of {@code key} if a level has it. A miss counts with the time of the lookup.
   */
  public Optional<Cached<V>> find(K key) {
    long start = parts.ticker().read();
    Cached<V> held = heapOrNull(key);
    if (held == null) {
      held = diskOrNull(key, digestOrNull(key), mark());
    }
    counters.lookedUp(
        held == null ? CacheSource.LOADED : held.source(), parts.ticker().read() - start);
    return Optional.ofNullable(held);
  }

  /** Returns the value of {@code key} if the heap has it; counts nothing. */
  public Optional<V> peek(K key) {
    return Optional.ofNullable(heap.get(key));
  }

  /**
   * Returns a mark for {@link #put}, to be taken before the value is worked out: if entries are
   * removed meanwhile, the value is not taken.
   */
  public long mark() {
    return epoch.mark();
  }

  /** Keeps a value that was worked out since {@code mark}, if the codec finds it worth it. */
  public void put(K key, V value, long mark) {
    keep(key, digestOrNull(key), Objects.requireNonNull(value, "value"), mark);
  }

  private void keep(K key, @Nullable Digest digest, V value, long mark) {
    if (!codec.keeps(key, value)) {
      return;
    }
    Usage usage = new Usage();
    long born = parts.lifetime().now();
    long date = parts.lifetime().date();
    HeapLevel.Held<V> held = held(key, value, parts.lifetime().whole(), usage);
    epoch.keep(mark, () -> heap.put(key, held));
    if (disk == null || digest == null) {
      return;
    }
    try {
      parts
          .writer()
          .execute(
              () -> {
                byte[] bytes = onDisk.bytesOrNull(value);
                if (bytes == null) {
                  disk.reject(digest);
                } else {
                  DiskValue written = new DiskValue(bytes, date, born, usage);
                  disk.put(digest, written, () -> epoch.isCurrent(mark));
                }
              });
    } catch (RejectedExecutionException e) {
      // The writer does not keep up, or the store closes: it stays in the heap.
      disk.reject(digest);
    }
  }

  private HeapLevel.Held<V> held(K key, V value, Duration left, Usage usage) {
    return new HeapLevel.Held<>(value, Math.max(1, codec.bytes(key, value)), left, usage);
  }

  private @Nullable Cached<V> heapOrNull(K key) {
    V value = heap.get(key);
    return value == null ? null : new Cached<>(value, CacheSource.HEAP);
  }

  private @Nullable Cached<V> diskOrNull(K key, @Nullable Digest digest, long mark) {
    DiskEntry entry = disk == null || digest == null ? null : disk.get(digest);
    if (disk == null || digest == null || entry == null) {
      return null;
    }
    V value = onDisk.valueOrNull(entry.value());
    if (value == null) {
      disk.takeBack(digest, entry);
      return null;
    }
    Duration left = parts.lifetime().left(entry.location().born());
    HeapLevel.Held<V> held = held(key, value, left, entry.location().usage());
    epoch.keep(mark, () -> heap.promote(key, held));
    return new Cached<>(value, CacheSource.DISK);
  }

  private @Nullable Digest digestOrNull(K key) {
    return disk == null ? null : onDisk.digestOrNull(key);
  }

  /**
   * Removes the entries of all keys in the heap for which {@code of} holds. Entries on disk must be
   * removed by {@link #clear}. Costs a look at every key.
   */
  public void removeFromHeap(Predicate<? super K> of) {
    epoch.end();
    heap.remove(of);
  }

  /**
   * Removes everything from both levels.
   *
   * @throws dev.ragged.error.StoreException if a file cannot be deleted
   */
  public void clear() {
    epoch.end();
    try {
      if (disk != null) {
        disk.clear();
      }
    } finally {
      // Once more, for what was read from disk in between and is still on its way up.
      epoch.end();
      heap.clear();
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
    LevelStatistics second = disk == null ? LevelStatistics.none() : disk.statistics();
    return counters.statistics(parts.name(), heap, second);
  }

  /** Ends writing to disk. Idempotent; lookups go on in the heap. */
  @Override
  public void close() {
    if (disk != null) {
      disk.close();
    }
  }
}
