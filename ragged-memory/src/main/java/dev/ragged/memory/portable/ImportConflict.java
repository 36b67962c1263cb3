package dev.ragged.memory.portable;

/**
 * What an import does with an interaction or a fact whose id the persona's memory has already, or
 * with a preference whose key it has. Immutable.
 */
public enum ImportConflict {
  /** It leaves what is there. */
  SKIP,

  /**
   * It puts what the file says in its place, unless both are the same. Of preferences it replaces
   * those alone that were set before the file's.
   */
  REPLACE
}
