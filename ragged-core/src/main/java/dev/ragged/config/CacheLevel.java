package dev.ragged.config;

/** Where a cache keeps its entries. */
public enum CacheLevel {
  /** Nowhere: nothing is kept. */
  OFF,

  /** In the heap, gone when the store closes. */
  HEAP,

  /** In the heap and on disk, there again after a restart. */
  DISK
}
