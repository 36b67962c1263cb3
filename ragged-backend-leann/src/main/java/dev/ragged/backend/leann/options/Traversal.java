package dev.ragged.backend.leann.options;

/** How an index of mode {@link StorageMode#RECOMPUTE} walks its graph. */
public enum Traversal {
  /** Several candidates per step, recomputed vectors kept in the cache. */
  OPTIMISED,
  /**
   * One candidate per step, every neighbor recomputed, nothing kept: what the techniques of this
   * backend are measured against.
   */
  NAIVE
}
