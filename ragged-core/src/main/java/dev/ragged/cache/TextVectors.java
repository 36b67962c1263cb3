package dev.ragged.cache;

import dev.ragged.embedding.EmbedderFingerprint;

/** What codecs have in common that keep vectors of texts under embedder and text. Immutable. */
public final class TextVectors {
  private static final int ENTRY_BYTES = 200;

  private final EmbedderFingerprint embedder;

  /** Makes it for vectors of {@code embedder}. */
  public TextVectors(EmbedderFingerprint embedder) {
    this.embedder = embedder;
  }

  /** Returns about how many bytes of heap a text and its vector take together. */
  public int bytes(String text, float[] vector) {
    return ENTRY_BYTES + 2 * text.length() + Float.BYTES * vector.length;
  }

  /** Writes all that identifies the embedder. */
  public void writeEmbedder(ValueWriter writer) {
    writer.text(embedder.name()).number(embedder.dimension()).text(embedder.details());
  }

  /**
   * Reads a vector that {@link ValueWriter#vector} wrote.
   *
   * @throws IllegalStateException if it is not of the embedder's dimension
   */
  public float[] read(ValueReader reader) {
    float[] vector = reader.vector();
    if (vector.length != embedder.dimension()) {
      throw new IllegalStateException("vector has another dimension: length=" + vector.length);
    }
    return vector;
  }
}
