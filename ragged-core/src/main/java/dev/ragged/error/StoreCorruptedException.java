package dev.ragged.error;

import org.jspecify.annotations.Nullable;

/**
 * A file of the store does not hold what was written to it. The message names the file, and where
 * known the row or offset.
 */
public class StoreCorruptedException extends StoreException {
  private static final long serialVersionUID = 1L;

  public StoreCorruptedException(String message) {
    super(message);
  }

  public StoreCorruptedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
