package dev.ragged.memory.fact;

import dev.ragged.error.RaggedException;

/**
 * A fact was changed by somebody else since it was read. Nothing was written. Read it again, decide
 * again, and change the version that is the last now. Immutable.
 */
public final class StaleFactException extends RaggedException {
  private static final long serialVersionUID = 1L;

  private final int expectedVersion;
  private final int presentVersion;

  StaleFactException(FactId id, int expectedVersion, int presentVersion) {
    super(
        "the fact was changed since it was read: fact="
            + id
            + ", expectedVersion="
            + expectedVersion
            + ", presentVersion="
            + presentVersion
            + "; read it again and change that");
    this.expectedVersion = expectedVersion;
    this.presentVersion = presentVersion;
  }

  /** Returns the version that the caller took for the last. */
  public int expectedVersion() {
    return expectedVersion;
  }

  /** Returns the version that is the last. */
  public int presentVersion() {
    return presentVersion;
  }
}
