package dev.ragged.cache;

/** Where a value came from. */
public enum CacheSource {
  /** No cache was asked. */
  NONE,
  /** It was not in the cache and had to be found out. */
  LOADED,
  /** It was in the heap. */
  HEAP,
  /** It was on disk. */
  DISK;

  /** Returns whether a cache gave the value. */
  public boolean isHit() {
    return this == HEAP || this == DISK;
  }
}
