package dev.ragged.memory.time;

import org.jspecify.annotations.Nullable;

/** Reads one kind of words for a time. */
interface Rule {
  /**
   * Moves the cursor over the longest words that this rule understands and returns what they mean;
   * null if there are none, and then the cursor may stand anywhere.
   */
  @Nullable Span read(Cursor cursor);
}
