package dev.ragged.backend.leann.search;

/** How one segment is searched. */
enum SegmentPlan {
  /** No segment yet: only what was added since. */
  NEW_VECTORS("exact scan of vectors that are not in a segment yet", true),
  /** Nothing in the segment is allowed. */
  NOTHING("nothing is allowed", true),
  /** Compare with every allowed row. */
  ROW_SCAN("exact scan of the kept vectors", true),
  /** Walk the graph over rows. */
  ROW_WALK("graph walk over the kept vectors", false),
  /** Walk the graph over codes, then compare the best with their rows. */
  CODE_WALK("graph walk over codes, the best compared by the kept vectors", false),
  /** Estimate all by their codes, and keep the estimates. */
  CODE_SCORES("scan of one byte per dimension, which the scores are from", false),
  /** Estimate all by their codes, then recompute those that may be among the nearest. */
  CODE_SCAN("scan of codes, recomputing what can be among the nearest", false),
  /** Walk the graph over recomputed vectors. */
  RECOMPUTE_WALK("graph walk over recomputed vectors", false),
  /** Recompute every allowed vector. */
  RECOMPUTE_ALL("every allowed vector recomputed", true);

  private final String phrase;
  private final boolean exact;

  SegmentPlan(String phrase, boolean exact) {
    this.phrase = phrase;
    this.exact = exact;
  }

  /** Returns the plan in words for people. */
  String phrase() {
    return phrase;
  }

  /** Returns whether every allowed vector is compared exactly. */
  boolean exact() {
    return exact;
  }
}
