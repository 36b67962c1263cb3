package dev.ragged.migration;

/** The steps of a migration, in their order. */
public enum MigrationPhase {
  /** Vectors are copied into the new index. */
  COPY,
  /** All vectors are there, and the backend builds its structure over them. */
  BUILD,
  /** The new index is held against the one that answers. */
  VERIFY,
  /** The new index takes over. */
  SWITCH
}
