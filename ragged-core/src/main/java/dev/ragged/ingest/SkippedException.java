package dev.ragged.ingest;

/** Carries the reason why a file is not a document out of a worker thread. */
final class SkippedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SkippedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
