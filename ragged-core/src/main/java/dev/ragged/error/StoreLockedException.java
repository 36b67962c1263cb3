package dev.ragged.error;

import org.jspecify.annotations.Nullable;

/** Another process, or another instance in this process, holds the store's directory. */
public final class StoreLockedException extends StoreException {
  private static final long serialVersionUID = 1L;

  public StoreLockedException(String message) {
    super(message);
  }

  public StoreLockedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
