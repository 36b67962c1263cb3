package dev.ragged.memory.portable;

import dev.ragged.error.RaggedException;
import org.jspecify.annotations.Nullable;

/**
 * A file is not an export that can be imported, or cannot be read. The message says what must hold
 * and where it does not; of the file it holds no more than names of members. What the import had
 * written before, if anything, was whole.
 */
public final class ImportException extends RaggedException {
  private static final long serialVersionUID = 1L;

  private final String place;

  /**
   * Creates one.
   *
   * @param place a JSON pointer (RFC 6901), or empty for the file as a whole
   */
  public ImportException(String message, String place, @Nullable Throwable cause) {
    super(message, cause);
    this.place = place;
  }

  /**
   * Returns where in the file it is, as a JSON pointer (RFC 6901) such as {@code
   * /interactions/17/timestamp}; empty for the file as a whole.
   */
  public String place() {
    return place;
  }
}
