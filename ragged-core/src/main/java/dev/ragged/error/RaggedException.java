package dev.ragged.error;

import org.jspecify.annotations.Nullable;

/**
 * Root of everything that can go wrong in a store, an index or an embedder at run time. The message
 * says what happened, where, and what to do. Immutable.
 */
public class RaggedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RaggedException(String message) {
    super(message);
  }

  public RaggedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
