package dev.ragged.migration;

/**
 * Is told how far a migration is, by the thread that runs it. What it throws is logged once and
 * does not disturb the migration.
 */
@FunctionalInterface
public interface MigrationListener {
  /** Listens to nothing. */
  MigrationListener NONE = progress -> {};

  /** Takes the latest state; should return soon, because the migration waits. */
  void onProgress(MigrationProgress progress);
}
