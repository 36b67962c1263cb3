package dev.ragged.ingest;

import dev.ragged.cache.CacheCodec;
import dev.ragged.cache.TextVectors;
import dev.ragged.cache.ValueReader;
import dev.ragged.cache.ValueWriter;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;

/** How vectors of documents' texts are kept: under the digest of embedder, role and text. */
final class PendingVectorCodec implements CacheCodec<String, float[]> {
  /** Raised when the bytes of a value change their meaning. */
  static final int VERSION = 1;

  private final TextVectors vectors;

  PendingVectorCodec(EmbedderFingerprint embedder) {
    this.vectors = new TextVectors(embedder);
  }

  @Override
  public int bytes(String text, float[] vector) {
    return vectors.bytes(text, vector);
  }

  @Override
  public boolean persists(String text) {
    return true;
  }

  @Override
  public void writeKey(String text, ValueWriter writer) {
    vectors.writeEmbedder(writer);
    writer.text(EmbeddingRole.DOCUMENT.name()).text(text);
  }

  @Override
  public void write(float[] vector, ValueWriter writer) {
    writer.vector(vector);
  }

  @Override
  public float[] read(ValueReader reader) {
    return vectors.read(reader);
  }
}
