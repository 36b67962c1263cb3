package dev.ragged.spi;

import java.util.Objects;

/**
 * One committed change of a document. Immutable.
 *
 * @param sequence its number; later changes have larger ones
 * @param kind what happened
 * @param document to which document
 */
public record Change(long sequence, Kind kind, DocumentKey document) {
  /** What may happen to a document. */
  public enum Kind {
    /** It was not there before. */
    ADDED,
    /** It replaced an older version. */
    UPDATED,
    /** It is gone. */
    REMOVED
  }

  public Change {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(document, "document");
  }
}
