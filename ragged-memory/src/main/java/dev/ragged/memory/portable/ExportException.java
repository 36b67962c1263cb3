package dev.ragged.memory.portable;

import dev.ragged.error.RaggedException;

/** An export could not be written to where it was to go. The memory is as it was. */
public final class ExportException extends RaggedException {
  private static final long serialVersionUID = 1L;

  public ExportException(String message, Throwable cause) {
    super(message, cause);
  }
}
