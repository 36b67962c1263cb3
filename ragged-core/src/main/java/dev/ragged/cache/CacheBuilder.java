package dev.ragged.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/** Collects how a {@link TwoLevelCache} is to be. Builder; not thread-safe. */
public final class CacheBuilder {
  /** Bytes of heap unless said otherwise. */
  public static final long DEFAULT_HEAP_BYTES = 16L << 20;

  /** Time to live of what does not grow old. */
  public static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  /** Least bytes on disk: eight files of one small entry each. */
  public static final long MIN_DISK_BYTES = 64L << 10;

  record Parts(String name, long heapBytes, Duration timeToLive, Clock clock, Ticker ticker) {}

  private record Disk(Path folder, UUID store, int version, long bytes) {}

  private final String name;
  private long heapBytes = DEFAULT_HEAP_BYTES;
  private Duration timeToLive = FOREVER;
  private Clock clock = Clock.systemUTC();
  private Ticker ticker = Ticker.systemTicker();
  private @Nullable Disk disk;

  CacheBuilder(String name) {
    this.name = Objects.requireNonNull(name, "name");
  }

  /** Sets the bound of the heap level in bytes; default {@value #DEFAULT_HEAP_BYTES}. */
  public CacheBuilder heapBytes(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("heapBytes must not be negative: heapBytes=" + bytes);
    }
    this.heapBytes = bytes;
    return this;
  }

  /** Sets how long a value lives after it was loaded, more than zero; default for ever. */
  public CacheBuilder timeToLive(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("timeToLive must be positive: timeToLive=" + value);
    }
    this.timeToLive = value.compareTo(FOREVER) > 0 ? FOREVER : value;
    return this;
  }

  /** Sets the clock that dates entries on disk; default the system's. */
  public CacheBuilder clock(Clock value) {
    this.clock = Objects.requireNonNull(value, "clock");
    return this;
  }

  /** Sets what measures time in the heap, in nanoseconds; default the system's. */
  public CacheBuilder ticker(Ticker value) {
    this.ticker = Objects.requireNonNull(value, "ticker");
    return this;
  }

  /**
   * Adds the level on disk; default none.
   *
   * @param folder its own, created when it is first needed; files named {@code *.cache} in it that
   *     are not this cache's are deleted
   * @param store what the entries belong to; those of another are not used
   * @param version of how values are written; those of another are not used
   * @param bytes bound of all its files, at least {@link #MIN_DISK_BYTES}; a value larger than an
   *     eighth of it, or than 16 MiB, is kept in the heap only
   */
  public CacheBuilder disk(Path folder, UUID store, int version, long bytes) {
    if (bytes < MIN_DISK_BYTES) {
      throw new IllegalArgumentException(
          "disk bytes must be at least " + MIN_DISK_BYTES + ": bytes=" + bytes);
    }
    this.disk =
        new Disk(
            Objects.requireNonNull(folder, "folder"),
            Objects.requireNonNull(store, "store"),
            version,
            bytes);
    return this;
  }

  /** Returns the cache. */
  public <K, V> TwoLevelCache<K, V> build(CacheCodec<K, V> codec) {
    Parts parts = new Parts(name, heapBytes, timeToLive, clock, ticker);
    return new TwoLevelCache<>(parts, Objects.requireNonNull(codec, "codec"), diskLevel());
  }

  /**
   * Returns a cache without a level on disk, whose entries need no form in bytes.
   *
   * @param bytes about how many bytes of heap a key and its value take together, at least 1
   * @throws IllegalStateException if {@link #disk} was called
   */
  public <K, V> TwoLevelCache<K, V> buildInHeap(ToIntBiFunction<? super K, ? super V> bytes) {
    if (disk != null) {
      throw new IllegalStateException("a cache in the heap has no disk: name=" + name);
    }
    return build(new HeapCodec<>(bytes));
  }

  private @Nullable DiskLevel diskLevel() {
    return disk == null
        ? null
        : new DiskLevel(
            disk.folder,
            new SegmentLayout(name, disk.version, disk.store),
            disk.bytes,
            clock,
            ticker);
  }
}
