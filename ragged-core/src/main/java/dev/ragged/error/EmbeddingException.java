package dev.ragged.error;

import org.jspecify.annotations.Nullable;

/**
 * The embedder failed, or gave vectors that break its contract. Nothing of the failed call was
 * stored.
 */
public final class EmbeddingException extends RaggedException {
  private static final long serialVersionUID = 1L;

  public EmbeddingException(String message) {
    super(message);
  }

  public EmbeddingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
