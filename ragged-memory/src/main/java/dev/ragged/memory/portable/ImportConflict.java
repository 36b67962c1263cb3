package dev.ragged.memory.portable;

/**
 * What an import does with an interaction or a fact whose id the persona's memory has already.
 * Immutable.
 */
public enum ImportConflict {
  /** It leaves what is there. */
  SKIP,

  /** It puts what the file says in its place, unless both are the same. */
  REPLACE
}
