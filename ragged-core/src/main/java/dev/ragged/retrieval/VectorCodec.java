package dev.ragged.retrieval;

import dev.ragged.cache.CacheCodec;
import dev.ragged.cache.ValueReader;
import dev.ragged.cache.ValueWriter;
import dev.ragged.embedding.EmbedderFingerprint;

/** How vectors of questions are kept. What a persona asked never goes to disk. */
final class VectorCodec implements CacheCodec<VectorKey, float[]> {
  /** Raised when the bytes of a value change their meaning. */
  static final int VERSION = 1;

  private static final int ENTRY_BYTES = 200;

  private final EmbedderFingerprint embedder;
  private final int dimension;

  VectorCodec(EmbedderFingerprint embedder) {
    this.embedder = embedder;
    this.dimension = embedder.dimension();
  }

  @Override
  public int bytes(VectorKey key, float[] value) {
    return ENTRY_BYTES + 2 * key.text().length() + Float.BYTES * value.length;
  }

  @Override
  public boolean persists(VectorKey key) {
    return key.scope().persona().isEmpty();
  }

  @Override
  public void writeKey(VectorKey key, ValueWriter writer) {
    KeyParts.embedder(embedder, writer);
    writer.text(key.text());
  }

  @Override
  public void write(float[] value, ValueWriter writer) {
    writer.vector(value);
  }

  @Override
  public float[] read(ValueReader reader) {
    float[] vector = reader.vector();
    if (vector.length != dimension) {
      throw new IllegalStateException("vector has another dimension: length=" + vector.length);
    }
    return vector;
  }
}
