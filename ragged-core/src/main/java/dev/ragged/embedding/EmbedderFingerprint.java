package dev.ragged.embedding;

import java.util.Objects;

/**
 * Identifies the function from text to vector. Two embedders with equal fingerprints give the same
 * vector for the same text; a store refuses an embedder whose fingerprint is not the one it was
 * built with. Immutable.
 *
 * @param name the model's name as a reader knows it, for example {@code all-MiniLM-L6-v2-q}
 * @param dimension length of every vector
 * @param details every setting that changes vectors: model digest, pooling, prefixes, maximum
 *     tokens
 */
public record EmbedderFingerprint(String name, int dimension, String details) {
  public EmbedderFingerprint {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(details, "details");
    if (name.isBlank()) {
      throw new IllegalArgumentException("embedder name must not be blank");
    }
    if (dimension < 1 || dimension > MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "embedder dimension must be 1.." + MAX_DIMENSION + ": dimension=" + dimension);
    }
  }

  /** Largest vector length that a store accepts. */
  public static final int MAX_DIMENSION = 16_384;

  @Override
  public String toString() {
    return name + " (" + dimension + " dimensions; " + details + ")";
  }
}
