package dev.ragged.cache;

import java.time.Duration;
import java.util.Objects;

/**
 * What a cache did since it was opened. Clearing it resets none of it. Immutable.
 *
 * @param name the cache's name
 * @param hits lookups that either level answered
 * @param misses lookups that had to be loaded
 * @param meanHit mean time of a lookup that was a hit; zero without any
 * @param meanMiss mean time of a lookup that was a miss, loading included; zero without any
 * @param heap the level in the heap
 * @param disk the level on disk; all zero if there is none
 */
public record CacheStatistics(
    String name,
    long hits,
    long misses,
    Duration meanHit,
    Duration meanMiss,
    LevelStatistics heap,
    LevelStatistics disk) {
  public CacheStatistics {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(meanHit, "meanHit");
    Objects.requireNonNull(meanMiss, "meanMiss");
    Objects.requireNonNull(heap, "heap");
    Objects.requireNonNull(disk, "disk");
  }

  /** Returns the share of lookups that were hits, in [0, 1]; 0 without any. */
  public double hitRate() {
    long all = hits + misses;
    return all == 0 ? 0 : (double) hits / all;
  }
}
