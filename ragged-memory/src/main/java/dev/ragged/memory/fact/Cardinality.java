package dev.ragged.memory.fact;

/**
 * How many facts of a predicate hold at one time. Immutable.
 *
 * <p>Where facts exclude each other, the one that starts last wins; of those that start at the same
 * time, the one that was recorded last. So an open fact ends where a newer one starts; a shorter
 * fact within a longer one interrupts it, and the longer resumes; and what is recorded late about
 * the past takes nothing from what started since. The order in which facts were recorded matters
 * only between equal starts; a changed fact counts as recorded when it was changed.
 */
public enum Cardinality {
  /** One per subject and predicate: where I live. */
  SINGLE,
  /** One per subject, predicate and object: how sure I am to know each person I know. */
  PER_OBJECT,
  /** Everything stated holds, however often: what I like. */
  MANY
}
