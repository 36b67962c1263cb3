package dev.ragged.bench;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A model on fewer threads than it could use, which stays open. Keeps the texts that it was asked
 * for. Thread-safe.
 *
 * @param model who embeds
 * @param parallelism how many threads ask it
 * @param texts what it was asked for, in no order
 */
record BorrowedModel(Embedder model, int parallelism, ConcurrentLinkedQueue<String> texts)
    implements Embedder {
  BorrowedModel(Embedder model, int parallelism) {
    this(model, parallelism, new ConcurrentLinkedQueue<>());
  }

  @Override
  public List<float[]> embed(List<String> batch, EmbeddingRole role) {
    texts.addAll(batch);
    return model.embed(batch, role);
  }

  @Override
  public EmbedderFingerprint fingerprint() {
    return model.fingerprint();
  }

  @Override
  public int batchSize() {
    return model.batchSize();
  }

  @Override
  public int maxTokens() {
    return model.maxTokens();
  }

  @Override
  public int countTokens(CharSequence text) {
    return model.countTokens(text);
  }
}
