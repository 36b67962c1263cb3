package dev.ragged.cache;

/**
 * What one level of a cache did since it was opened. Clearing a cache resets none of it. Immutable.
 *
 * @param hits lookups that it answered
 * @param misses lookups that it could not answer, those of damaged and expired entries included
 * @param entries entries at the moment
 * @param bytes bytes at the moment: about those of the heap, or those of the files
 * @param evictions entries dropped to keep the bound
 * @param rejected entries that were not taken: larger than the level allows, or the disk failed
 * @param damaged entries or files that were dropped because they were damaged, another store's, or
 *     of another version
 */
public record LevelStatistics(
    long hits, long misses, long entries, long bytes, long evictions, long rejected, long damaged) {
  /** Returns the figures of a level that does not exist. */
  static LevelStatistics none() {
    return new LevelStatistics(0, 0, 0, 0, 0, 0, 0);
  }
}
