package dev.ragged.memory.time;

/**
 * How surely words mean a time where they stand in a question; the surest last. Words that were
 * given as a time need not be clear.
 *
 * <p>A filter on a time that nobody meant hides the answer, so doubt counts against a time.
 */
enum Clarity {
  /** Means something else: {@code 90d}, or the year in {@code 2025 documents}. */
  NEVER,

  /** Only in {@code from .. to ..}, {@code between .. and ..}, {@code since ..}: {@code sat}. */
  IN_RANGE,

  /** Only behind a preposition of time: {@code may}, {@code Q4}, {@code 2025}. */
  AFTER_PREPOSITION,

  /** Anywhere: {@code yesterday}, {@code last week}, {@code 2026-01-15}. */
  CLEAR;

  boolean reaches(Clarity least) {
    return compareTo(least) >= 0;
  }

  Clarity atMost(Clarity most) {
    return compareTo(most) <= 0 ? this : most;
  }
}
