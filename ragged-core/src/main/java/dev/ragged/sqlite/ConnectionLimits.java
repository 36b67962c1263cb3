package dev.ragged.sqlite;

import dev.ragged.config.RaggedConfig;

/**
 * How many connections a database may have, and how much memory each may use. Immutable.
 *
 * @param readers most connections that read at once, at least 1
 * @param cacheBytes most bytes of pages that each connection keeps in memory, at least 1,024;
 *     rounded down to whole KiB
 */
public record ConnectionLimits(int readers, long cacheBytes) {
  /** Bytes of pages that a connection keeps unless said otherwise: 16 MiB. */
  public static final long DEFAULT_CACHE_BYTES = 16L << 20;

  /** Two readers per processor and two more, and {@link #DEFAULT_CACHE_BYTES}. */
  public static final ConnectionLimits DEFAULT =
      new ConnectionLimits(2 * Runtime.getRuntime().availableProcessors() + 2, DEFAULT_CACHE_BYTES);

  private static final int KIB = 1_024;

  public ConnectionLimits {
    if (readers < 1) {
      throw new IllegalArgumentException("readers must be at least 1: readers=" + readers);
    }
    if (cacheBytes < KIB || cacheBytes / KIB > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "cacheBytes must be from 1 KiB to 2 TiB: cacheBytes=" + cacheBytes);
    }
  }

  /** Returns the limits that {@code config} sets by {@link DatabaseSettings}. */
  public static ConnectionLimits of(RaggedConfig config) {
    int readers = config.get(DatabaseSettings.READERS);
    return new ConnectionLimits(
        readers == 0 ? DEFAULT.readers : readers, config.get(DatabaseSettings.CACHE_BYTES));
  }

  /** Returns {@link #cacheBytes} as SQLite wants it. */
  int cacheKib() {
    return (int) (cacheBytes / KIB);
  }
}
