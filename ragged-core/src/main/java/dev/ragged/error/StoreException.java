package dev.ragged.error;

import org.jspecify.annotations.Nullable;

/**
 * The store could not read or write: disk full, file not readable, I/O error. Committed data is
 * intact.
 */
public class StoreException extends RaggedException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
