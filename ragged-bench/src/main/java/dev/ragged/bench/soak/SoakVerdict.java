package dev.ragged.bench.soak;

/** What a run says. */
public enum SoakVerdict {
  /** Nothing grows by more than its bound. */
  PASS,
  /** Something grows by more than its bound, and chance does not explain that. */
  LEAK,
  /** There are too few samples to tell. */
  INCONCLUSIVE,
  /** An operation failed, or an answer was wrong. */
  FAILED
}
