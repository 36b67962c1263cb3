package dev.ragged.memory.time;

import java.time.Instant;

/** Where buckets of one size begin, and what they are called. */
interface Grid {
  /** Returns the first instant behind {@code instant} at which a bucket begins; a whole second. */
  Instant next(Instant instant);

  /** Returns the name of the bucket that {@code instant} is in. */
  String label(Instant instant);
}
