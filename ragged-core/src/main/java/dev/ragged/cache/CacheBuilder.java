package dev.ragged.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
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

  record Parts(String name, long heapBytes, Lifetime lifetime, Ticker ticker, Executor writer) {}

  private record Disk(Path folder, UUID store, int version, long bytes) {}

  private final String name;
  private long heapBytes = DEFAULT_HEAP_BYTES;
  private Duration timeToLive = FOREVER;
  private Clock clock = Clock.systemUTC();
  private Ticker ticker = Ticker.systemTicker();
  private Executor writer = Runnable::run;
  private @Nullable Disk disk;

  CacheBuilder(String name) {
    this.name = SegmentLayout.requireName(name);
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

  /**
   * Sets the clock that dates entries on disk and tells their age after a restart; default the
   * system's. Within a process only the ticker ages them.
   */
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
   * Sets what writes entries to disk; default the thread that puts them. What it refuses stays in
   * the heap.
   */
  public CacheBuilder writer(Executor value) {
    this.writer = Objects.requireNonNull(value, "writer");
    return this;
  }

  /**
   * Adds the level on disk; default none. Its index takes about 150 bytes of heap per entry, which
   * no bound counts.
   *
   * @param folder its own, created when it is first needed; files named {@code *.cache} in it that
   *     are not this cache's are deleted, others are left alone
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
    Objects.requireNonNull(codec, "codec");
    Lifetime lifetime = new Lifetime(timeToLive, clock, ticker);
    Parts parts = new Parts(name, heapBytes, lifetime, ticker, writer);
    return new TwoLevelCache<>(parts, codec, disk == null ? null : level(disk, lifetime));
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

  private DiskLevel level(Disk wanted, Lifetime lifetime) {
    SegmentLayout layout = new SegmentLayout(name, wanted.version, wanted.store);
    SegmentFolder folder = new SegmentFolder(wanted.folder, layout, lifetime);
    return new DiskLevel(
        wanted.folder, new SegmentLog(folder, wanted.bytes), lifetime, new Pause(ticker));
  }
}
