package dev.ragged.ingest;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * How far an ingest is. Immutable.
 *
 * @param done documents whose outcome is known
 * @param total documents in all, if the source knows
 * @param chunks chunks stored so far
 * @param latest what became of the latest document
 */
public record IngestProgress(long done, OptionalLong total, long chunks, DocumentOutcome latest) {
  public IngestProgress {
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(latest, "latest");
  }
}
