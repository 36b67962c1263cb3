package dev.ragged;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.sqlite.OpenGate;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedder of one store: refuses calls once the store is closed, and frees the model, if it is
 * the store's own, only when no call runs any more, because a native model cannot be freed under a
 * call. Thread-safe.
 */
final class OpenEmbedder implements Embedder {
  private static final Logger log = LoggerFactory.getLogger(OpenEmbedder.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Embedder embedder;
  private final boolean own;
  private final OpenGate gate = new OpenGate();

  OpenEmbedder(Embedder embedder, boolean own) {
    this.embedder = embedder;
    this.own = own;
  }

  @Override
  public List<float[]> embed(List<String> texts, EmbeddingRole role) {
    gate.enter();
    try {
      return embedder.embed(texts, role);
    } finally {
      gate.leave();
    }
  }

  @Override
  public EmbedderFingerprint fingerprint() {
    return embedder.fingerprint();
  }

  @Override
  public int batchSize() {
    return embedder.batchSize();
  }

  @Override
  public int parallelism() {
    return embedder.parallelism();
  }

  @Override
  public int maxTokens() {
    return embedder.maxTokens();
  }

  @Override
  public int countTokens(CharSequence text) {
    return embedder.countTokens(text);
  }

  /**
   * Refuses further calls and frees the model when none runs any more; a model whose call does not
   * return is left to itself. Idempotent.
   */
  @Override
  public void close() {
    if (!own) {
      gate.shut();
      return;
    }
    if (!gate.close(PATIENCE)) {
      return;
    }
    if (gate.isEmpty()) {
      embedder.close();
    } else {
      log.warn("The embedder did not return within {} and is not freed", PATIENCE);
    }
  }
}
