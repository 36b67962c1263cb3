package dev.ragged.migration;

import java.util.Objects;
import java.util.Optional;

/**
 * Which backends a store has files of. Immutable.
 *
 * @param active the one that answers
 * @param previous the one that answered before, whose files are kept for a rollback
 * @param unfinished the one that a migration was begun to and not ended
 * @param saved vectors of the unfinished one that a run would find saved
 * @param running whether that migration runs now
 * @param progress how far it is; empty if no run of this process has begun
 */
public record MigrationStatus(
    String active,
    Optional<String> previous,
    Optional<String> unfinished,
    long saved,
    boolean running,
    Optional<MigrationProgress> progress) {
  public MigrationStatus {
    Objects.requireNonNull(active, "active");
    Objects.requireNonNull(previous, "previous");
    Objects.requireNonNull(unfinished, "unfinished");
    Objects.requireNonNull(progress, "progress");
  }
}
