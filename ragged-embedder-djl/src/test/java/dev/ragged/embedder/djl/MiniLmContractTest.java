package dev.ragged.embedder.djl;

import dev.ragged.embedding.Embedder;
import dev.ragged.tck.EmbedderContract;

final class MiniLmContractTest extends EmbedderContract {
  @Override
  protected Embedder open() {
    return DjlEmbedder.miniLm();
  }
}
