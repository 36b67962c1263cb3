package dev.ragged.backend.leann.recompute;

import java.util.Objects;

/**
 * What a {@link Recomputer} has done since it was made. Immutable.
 *
 * @param embedded vectors that were embedded anew
 * @param calls calls to the store for them
 * @param failures calls that failed
 * @param late answers to searches that did not come in time
 * @param embedNanos nanoseconds that the calls took, added up
 * @param cache state of the cache
 */
public record RecomputerStatistics(
    long embedded, long calls, long failures, long late, long embedNanos, CacheStatistics cache) {
  public RecomputerStatistics {
    Objects.requireNonNull(cache, "cache");
  }
}
