package dev.ragged.bench;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import java.util.List;

/**
 * Embeds questions with the model, and documents by a cheap method of the same dimension: their
 * vectors cost a search the same.
 */
public record MixedEmbedder(Embedder model, Embedder cheap) implements Embedder {
  @Override
  public List<float[]> embed(List<String> texts, EmbeddingRole role) {
    return role == EmbeddingRole.QUERY ? model.embed(texts, role) : cheap.embed(texts, role);
  }

  @Override
  public EmbedderFingerprint fingerprint() {
    return model.fingerprint();
  }
}
