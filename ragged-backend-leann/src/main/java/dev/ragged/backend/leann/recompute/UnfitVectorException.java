package dev.ragged.backend.leann.recompute;

import dev.ragged.error.StoreCorruptedException;

/**
 * A recomputed vector does not fit the code that was made of the former one. Alone it speaks of a
 * changed text; many of them speak of another model.
 */
public final class UnfitVectorException extends StoreCorruptedException {
  private static final long serialVersionUID = 1L;

  /** Makes the error of one vector. */
  public UnfitVectorException(int ordinal) {
    super(
        "the recomputed vector is not the one that the index was built with: ordinal="
            + ordinal
            + "; its text or the embedding model has changed: open the store with the former"
            + " embedder, or give this one another name and replace all vectors:"
            + " Ragged.builder()...reembed()");
  }
}
