package dev.ragged.retrieval;

import dev.ragged.cache.CacheCodec;
import dev.ragged.cache.TextVectors;
import dev.ragged.cache.ValueReader;
import dev.ragged.cache.ValueWriter;
import dev.ragged.embedding.EmbedderFingerprint;

/** How vectors of questions are kept. What a persona asked never goes to disk. */
final class VectorCodec implements CacheCodec<VectorKey, float[]> {
  /** Raised when the bytes of a value change their meaning. */
  static final int VERSION = 1;

  private final TextVectors vectors;

  VectorCodec(EmbedderFingerprint embedder) {
    this.vectors = new TextVectors(embedder);
  }

  @Override
  public int bytes(VectorKey key, float[] value) {
    return vectors.bytes(key.text(), value);
  }

  @Override
  public boolean persists(VectorKey key) {
    return key.scope().persona().isEmpty();
  }

  @Override
  public void writeKey(VectorKey key, ValueWriter writer) {
    vectors.writeEmbedder(writer);
    writer.text(key.text());
  }

  @Override
  public void write(float[] value, ValueWriter writer) {
    writer.vector(value);
  }

  @Override
  public float[] read(ValueReader reader) {
    return vectors.read(reader);
  }
}
