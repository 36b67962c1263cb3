package dev.ragged.index;

/**
 * Gives vectors back from what the store keeps, by embedding the text again where it must. Supplied
 * by the store; a backend that keeps its vectors does not need it. Thread-safe.
 */
@FunctionalInterface
public interface VectorSource {
  /**
   * Returns the vectors of {@code ordinals}, in their order. Costs up to one call to the model per
   * ordinal.
   *
   * @throws IllegalArgumentException if an ordinal is not in the store
   */
  float[][] vectors(int[] ordinals);
}
