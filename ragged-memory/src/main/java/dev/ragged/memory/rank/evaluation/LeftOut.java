package dev.ragged.memory.rank.evaluation;

/** Why a recorded question says nothing about a ranking. */
public enum LeftOut {
  /** The persona did not say what it thinks of the answer. */
  NO_FEEDBACK,

  /** The answer did not help, and no document was named that would have. */
  NOTHING_HELPED,

  /** The answer helped, but no passage is recorded with it. */
  NOTHING_SHOWN,

  /** Each document that was shown is no longer there, or not for this persona. */
  DOCUMENTS_GONE,

  /** More was asked after it than a replay goes through; it was not learned from, either. */
  TOO_OLD
}
