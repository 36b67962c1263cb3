package dev.ragged.bench.memory;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import java.util.List;

/** An embedder that a store may close and another one still use. */
record Borrowed(Embedder embedder) implements Embedder {
  @Override
  public List<float[]> embed(List<String> texts, EmbeddingRole role) {
    return embedder.embed(texts, role);
  }

  @Override
  public EmbedderFingerprint fingerprint() {
    return embedder.fingerprint();
  }

  @Override
  public int batchSize() {
    return embedder.batchSize();
  }
}
