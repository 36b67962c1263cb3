package dev.ragged.memory.fact;

/** What a version of a fact was written for. Immutable. */
public enum VersionKind {
  /** The first: the fact was stated. */
  STATED,
  /** Its content or its validity was replaced. */
  UPDATED,
  /** It was said when it ends. */
  ENDED,
  /** It was withdrawn: it never held. The content is the one that was withdrawn. */
  RETRACTED,
  /** The content of an earlier version was taken up again. */
  ROLLED_BACK
}
