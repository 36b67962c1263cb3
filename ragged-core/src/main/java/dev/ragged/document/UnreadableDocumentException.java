package dev.ragged.document;

import org.jspecify.annotations.Nullable;

/** A file's content cannot be turned into text. The message says why, for the ingest report. */
public final class UnreadableDocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableDocumentException(String message) {
    super(message);
  }

  public UnreadableDocumentException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
