package dev.ragged.ingest;

import java.util.Objects;
import java.util.Optional;

/**
 * What became of one document. Immutable.
 *
 * @param id its id, or the path of what could not be read
 * @param status what became of it
 * @param cause why it was skipped or failed; empty otherwise
 * @param chunks how many chunks of it were stored
 */
public record DocumentOutcome(String id, Status status, Optional<String> cause, int chunks) {
  /** What may become of a document. */
  public enum Status {
    /** It was not there before and is now. */
    ADDED,
    /** It replaced an older version. */
    UPDATED,
    /** The store has it as it is. */
    UNCHANGED,
    /** Its source no longer has it, so the store has not either. */
    REMOVED,
    /** It holds no text that can be read, for example because it is binary. */
    SKIPPED,
    /** Something went wrong; what the store had of it before, it still has. */
    FAILED
  }

  public DocumentOutcome {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(cause, "cause");
  }

  static DocumentOutcome of(String id, Status status) {
    return new DocumentOutcome(id, status, Optional.empty(), 0);
  }

  static DocumentOutcome stored(String id, Status status, int chunks) {
    return new DocumentOutcome(id, status, Optional.empty(), chunks);
  }

  static DocumentOutcome because(String id, Status status, String cause) {
    return new DocumentOutcome(id, status, Optional.of(cause), 0);
  }
}
