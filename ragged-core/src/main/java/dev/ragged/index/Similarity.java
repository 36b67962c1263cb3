package dev.ragged.index;

/**
 * How the closeness of two vectors is measured, and how it becomes a score: a number in [0, 1],
 * higher is closer.
 */
public enum Similarity {
  /**
   * Angle between the vectors. Score is (1 + cosine) / 2. Zero vectors have no angle and are
   * refused.
   */
  COSINE,
  /** Straight-line distance <i>d</i>. Score is 1 / (1 + d). */
  EUCLIDEAN
}
