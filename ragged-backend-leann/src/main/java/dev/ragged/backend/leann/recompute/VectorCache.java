package dev.ragged.backend.leann.recompute;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Prepared vectors by ordinal, as many as fit into a number of bytes, shared by all queries. What
 * is asked for often stays. Thread-safe.
 *
 * <p>An ordinal's vector never changes, so nothing here is ever stale. The bound may be exceeded
 * for moments by what is just being put, at most some hundred vectors.
 */
public final class VectorCache {
  // All rows of an index have the same length, so a bound in bytes is one in entries, which spares
  // Caffeine the weight of each. It tidies up on the threads that put: no thread outlives the
  // index.

  /** What Caffeine and the heap take for an entry: its node, table slot, key and array header. */
  private static final int ENTRY_BYTES = 128;

  private final long maximumBytes;
  private final long bytesPerEntry;
  private final CachedForm form;
  private final @Nullable Cache<Integer, Object> rows;

  private VectorCache(long maximumBytes, long bytesPerEntry, CachedForm form) {
    this.maximumBytes = maximumBytes;
    this.bytesPerEntry = bytesPerEntry;
    this.form = form;
    long entries = maximumBytes / bytesPerEntry;
    rows =
        entries == 0
            ? null
            : Caffeine.newBuilder()
                .maximumSize(entries)
                .executor(Runnable::run)
                .recordStats()
                .build();
  }

  /**
   * Returns an empty cache.
   *
   * @param maximumBytes heap that it may take, at least 0; with less than one entry's it is off
   * @param dimension length of every vector, at least 1
   */
  public static VectorCache of(long maximumBytes, int dimension, CachedForm form) {
    Objects.requireNonNull(form, "form");
    if (maximumBytes < 0) {
      throw new IllegalArgumentException(
          "cache size must not be negative: maximumBytes=" + maximumBytes);
    }
    return new VectorCache(maximumBytes, form.bytes(dimension) + ENTRY_BYTES, form);
  }

  /**
   * Returns the row of {@code ordinal}, which must not be written to, or null if it is not here.
   */
  public float @Nullable [] get(int ordinal) {
    Object cached = rows == null ? null : rows.getIfPresent(ordinal);
    return cached == null ? null : form.decode(cached);
  }

  /** As {@link #get}, but neither counted nor taken for a sign that the vector is in demand. */
  float @Nullable [] peek(int ordinal) {
    Object cached = rows == null ? null : rows.policy().getIfPresentQuietly(ordinal);
    return cached == null ? null : form.decode(cached);
  }

  /**
   * Keeps a row that is at hand.
   *
   * @param row prepared; handed over and not copied
   */
  public void put(int ordinal, float[] row) {
    if (rows != null) {
      rows.put(ordinal, form.encode(row));
    }
  }

  /** Drops the rows of {@code ordinals}, which will not be asked for again. */
  public void remove(int[] ordinals) {
    if (rows != null) {
      rows.invalidateAll(IntStream.of(ordinals).boxed().toList());
    }
  }

  /** Returns the state of this cache. */
  public CacheStatistics statistics() {
    if (rows == null) {
      return new CacheStatistics(0, 0, 0, 0, 0, maximumBytes);
    }
    rows.cleanUp();
    CacheStats stats = rows.stats();
    long entries = rows.estimatedSize();
    return new CacheStatistics(
        stats.hitCount(),
        stats.missCount(),
        stats.evictionCount(),
        entries,
        entries * bytesPerEntry,
        maximumBytes);
  }
}
