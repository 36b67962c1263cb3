package dev.ragged.memory.store;

/** What becomes of something that is to be added under an id. Immutable. */
public enum Fate {
  /** There is nothing of its id: it is added. */
  ADDED,
  /** There is something else of its id, which gives way. */
  REPLACED,
  /** There is something of its id, which stays. */
  SKIPPED
}
