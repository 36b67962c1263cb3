package dev.ragged.backend.leann.options;

/**
 * What an index keeps of each vector. Bytes are those of 384 dimensions, which as floats are 1,536.
 */
public enum StorageMode {
  /**
   * A pruned graph and nothing else, about 40 bytes: the smallest. A search recomputes some hundred
   * vectors.
   */
  RECOMPUTE,
  /**
   * A code, 52 bytes with one bit per dimension. A search compares codes and recomputes the few
   * vectors that decide the answer.
   */
  CODES,
  /** The vector itself and a graph: nothing is recomputed. The fastest, and the largest. */
  FULL
}
