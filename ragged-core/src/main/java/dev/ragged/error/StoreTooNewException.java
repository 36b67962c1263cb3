package dev.ragged.error;

import org.jspecify.annotations.Nullable;

/** The store was written by a newer Ragged than this one. Nothing was changed. */
public final class StoreTooNewException extends StoreException {
  private static final long serialVersionUID = 1L;

  public StoreTooNewException(String message) {
    super(message);
  }

  public StoreTooNewException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
