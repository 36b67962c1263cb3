package dev.ragged.embedding;

import dev.ragged.document.TokenCounter;
import java.util.List;

/**
 * Turns texts into vectors. Thread-safe.
 *
 * <p>The contract that stores rely on, and that {@code EmbedderContract} in the test-jar checks:
 *
 * <ul>
 *   <li>Result <i>i</i> is the vector of text <i>i</i>; there are as many as texts, each a fresh
 *       array of {@code fingerprint().dimension()} finite numbers, not all zero, that the caller
 *       owns.
 *   <li>The same text in the same role gives the same vector, bit for bit, whatever else is in the
 *       call, in whichever thread. A model whose vectors change with their batch mates must be
 *       called with one text at a time.
 *   <li>Any well-formed text is embedded, however short or long; what is beyond {@link
 *       #maxTokens()} may be ignored.
 * </ul>
 */
public interface Embedder extends AutoCloseable {
  /**
   * Returns the vectors of {@code texts}.
   *
   * @throws dev.ragged.error.EmbeddingException if the model fails; nothing is returned then
   */
  List<float[]> embed(List<String> texts, EmbeddingRole role);

  /** Returns what identifies this embedder's vectors. Constant. */
  EmbedderFingerprint fingerprint();

  /** Returns how many texts per call serve this embedder best, at least 1. */
  default int batchSize() {
    return 16;
  }

  /** Returns how many threads may embed at once to use this embedder fully, at least 1. */
  default int parallelism() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Returns how many tokens of a text reach its vector. */
  default int maxTokens() {
    return Integer.MAX_VALUE;
  }

  /** Returns how many tokens {@code text} has for this model, counted cheaply or exactly. */
  default int countTokens(CharSequence text) {
    return TokenCounter.approximate().count(text);
  }

  /** Frees the model. Idempotent; must not be called while a call to {@code embed} runs. */
  @Override
  default void close() {}
}
