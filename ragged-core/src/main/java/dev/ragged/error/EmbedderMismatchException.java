package dev.ragged.error;

import org.jspecify.annotations.Nullable;

/**
 * The store was built with another embedder than the one it is opened with. Nothing was changed.
 */
public final class EmbedderMismatchException extends StoreException {
  private static final long serialVersionUID = 1L;

  public EmbedderMismatchException(String message) {
    super(message);
  }

  public EmbedderMismatchException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
