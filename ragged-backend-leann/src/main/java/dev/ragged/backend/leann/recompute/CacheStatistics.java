package dev.ragged.backend.leann.recompute;

/**
 * State of a {@link VectorCache} at one moment. Immutable.
 *
 * @param hits vectors that were asked for and there, since the index opened
 * @param misses vectors that were asked for and not there
 * @param evictions vectors that gave way to others
 * @param entries vectors that are there
 * @param bytes estimated heap that they take
 * @param maximumBytes heap that they may take
 */
public record CacheStatistics(
    long hits, long misses, long evictions, long entries, long bytes, long maximumBytes) {}
