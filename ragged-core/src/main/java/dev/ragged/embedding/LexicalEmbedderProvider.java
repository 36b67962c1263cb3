package dev.ragged.embedding;

/** Supplies {@link LexicalEmbedder} where no module brings a model. Immutable. */
public final class LexicalEmbedderProvider implements EmbedderProvider {
  /** Called by {@link java.util.ServiceLoader}. */
  public LexicalEmbedderProvider() {}

  @Override
  public String name() {
    return "lexical";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Embedder create() {
    return LexicalEmbedder.create();
  }
}
