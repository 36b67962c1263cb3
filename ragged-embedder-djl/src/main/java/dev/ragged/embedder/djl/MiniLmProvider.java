package dev.ragged.embedder.djl;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderProvider;

/** Makes MiniLM the default embedder wherever this module is present. Immutable. */
public final class MiniLmProvider implements EmbedderProvider {
  /** Called by {@link java.util.ServiceLoader}. */
  public MiniLmProvider() {}

  @Override
  public String name() {
    return "minilm";
  }

  @Override
  public int priority() {
    return 100;
  }

  @Override
  public Embedder create() {
    return DjlEmbedder.miniLm();
  }
}
