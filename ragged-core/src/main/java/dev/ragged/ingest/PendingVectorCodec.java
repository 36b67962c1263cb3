package dev.ragged.ingest;

import dev.ragged.cache.CacheCodec;
import dev.ragged.cache.ValueReader;
import dev.ragged.cache.ValueWriter;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;

/** How vectors of documents' texts are kept: under the digest of embedder, role and text. */
final class PendingVectorCodec implements CacheCodec<String, float[]> {
  /** Raised when the bytes of a value change their meaning. */
  static final int VERSION = 1;

  private static final int ENTRY_BYTES = 200;

  private final EmbedderFingerprint embedder;

  PendingVectorCodec(EmbedderFingerprint embedder) {
    this.embedder = embedder;
  }

  @Override
  public int bytes(String text, float[] vector) {
    return ENTRY_BYTES + 2 * text.length() + Float.BYTES * vector.length;
  }

  @Override
  public boolean persists(String text) {
    return true;
  }

  @Override
  public void writeKey(String text, ValueWriter writer) {
    writer
        .text(embedder.name())
        .number(embedder.dimension())
        .text(embedder.details())
        .text(EmbeddingRole.DOCUMENT.name())
        .text(text);
  }

  @Override
  public void write(float[] vector, ValueWriter writer) {
    writer.vector(vector);
  }

  @Override
  public float[] read(ValueReader reader) {
    float[] vector = reader.vector();
    if (vector.length != embedder.dimension()) {
      throw new IllegalStateException("vector has another dimension: length=" + vector.length);
    }
    return vector;
  }
}
