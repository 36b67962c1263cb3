package dev.ragged.retrieval;

import dev.ragged.cache.CacheCodec;
import dev.ragged.cache.TextVectors;
import dev.ragged.cache.ValueReader;
import dev.ragged.cache.ValueWriter;
import dev.ragged.document.Metadata;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.spi.StoredChunk;
import java.util.Map;

/**
 * How results are kept. Those of a persona never go to disk: who has no memory switched on should
 * leave no trace, and a memory that is encrypted none in clear text.
 */
final class FoundCodec implements CacheCodec<ResultKey, Found> {
  private static final int ENTRY_BYTES = 1_000;
  private static final int HIT_BYTES = 700;
  private static final int VALUE_BYTES = 100;
  private static final char LAST_OF_LATIN_1 = 255;

  private final TextVectors vectors;
  private final String engine;

  /**
   * Makes the codec.
   *
   * @param engine what answers depend on beside corpus, embedder and request: the backend and its
   *     settings
   */
  FoundCodec(EmbedderFingerprint embedder, String engine) {
    this.vectors = new TextVectors(embedder);
    this.engine = engine;
  }

  @Override
  public int bytes(ResultKey key, Found value) {
    long bytes = ENTRY_BYTES + bytes(key.request().text());
    for (StoredChunk chunk : value.passages().values()) {
      bytes += HIT_BYTES + Snippets.LENGTH + bytes(chunk.chunk().text());
      bytes += bytes(chunk.chunk().context()) + bytes(chunk.metadata());
    }
    for (float[] vector : value.vectors().values()) {
      bytes += VALUE_BYTES + (long) Float.BYTES * vector.length;
    }
    bytes += value.question().map(vector -> (long) Float.BYTES * vector.length).orElse(0L);
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  /** Returns the bytes of a string's characters: one each as long as all are of Latin-1. */
  private static long bytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > LAST_OF_LATIN_1) {
        return 2L * text.length();
      }
    }
    return text.length();
  }

  private static long bytes(Metadata metadata) {
    long bytes = 0;
    for (Map.Entry<String, Object> entry : metadata.asMap().entrySet()) {
      bytes += VALUE_BYTES + entry.getKey().length() + entry.getValue().toString().length();
    }
    return bytes;
  }

  /** Keeps what was found in the state that was asked for, whole, and for this question. */
  @Override
  public boolean keeps(ResultKey key, Found value) {
    return value.state().equals(key.state()) && !value.figures().truncated() && !value.isBorrowed();
  }

  @Override
  public boolean persists(ResultKey key) {
    return key.scope().persona().isEmpty() && key.chosenFrom() == 0;
  }

  @Override
  public void writeKey(ResultKey key, ValueWriter writer) {
    vectors.writeEmbedder(writer);
    writer.text(engine);
    KeyParts.state(key.state(), writer);
    KeyParts.request(key.request(), writer);
  }

  @Override
  public void write(Found value, ValueWriter writer) {
    FoundBytes.write(value, writer);
  }

  @Override
  public Found read(ValueReader reader) {
    return FoundBytes.read(reader);
  }
}
