package dev.ragged.backend.leann.options;

/** How an index of mode {@link StorageMode#RECOMPUTE} walks its graph. */
public enum Traversal {
  /** A pruned graph, several candidates per step, recomputed vectors kept in the cache. */
  OPTIMISED,
  /**
   * A graph with all its links, one candidate per step, every neighbor recomputed, nothing kept:
   * what the techniques of this backend are measured against.
   */
  NAIVE
}
