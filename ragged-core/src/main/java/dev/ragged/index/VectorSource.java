package dev.ragged.index;

import java.util.function.Supplier;

/**
 * Gives vectors back from what the store keeps, by embedding the text again where it must. Supplied
 * by the store; a backend that keeps its vectors does not need it. Thread-safe.
 *
 * <p>On the thread on which the store called {@link VectorIndex#search}, {@link
 * VectorIndex#searchAll} or {@link VectorIndex#vectors} it reads the state that the reader sees, in
 * which every allowed ordinal has its text. On any other thread it reads the present state, in
 * which a chunk that was deleted meanwhile is no longer there.
 */
@FunctionalInterface
public interface VectorSource {
  /**
   * Returns the vectors of {@code ordinals}, in their order: each what the embedder gave for the
   * chunk, bit for bit, if the model has not changed. Costs up to one call to the model per
   * ordinal.
   *
   * @throws IllegalArgumentException if an ordinal is not in the store
   * @throws dev.ragged.error.StoreCorruptedException if a text is not what was stored
   * @throws dev.ragged.error.EmbeddingException if the model fails
   */
  float[][] vectors(int[] ordinals);

  /**
   * As {@link #vectors}, in two steps: what must be read is read now, on the calling thread; the
   * result does the rest, which is all of the model's work, once and on any thread.
   */
  default Supplier<float[][]> begin(int[] ordinals) {
    int[] copy = ordinals.clone();
    return () -> vectors(copy);
  }
}
