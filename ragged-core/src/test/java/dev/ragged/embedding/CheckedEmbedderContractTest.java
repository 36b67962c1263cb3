package dev.ragged.embedding;

import dev.ragged.tck.EmbedderContract;

final class CheckedEmbedderContractTest extends EmbedderContract {
  @Override
  protected Embedder open() {
    return CheckedEmbedder.of(LexicalEmbedder.create(64));
  }
}
