package dev.ragged.backend.leann.search;

import dev.ragged.index.TopOrdinals;

/**
 * The ordinals of all segments that may be closest to one question: by the largest closeness that
 * their codes leave possible, to be followed up, and by the estimate itself, to fill the answer
 * where the question does not ask for exact scores. One thread at a time.
 */
final class Promises {
  private final TopOrdinals possible;
  private final TopOrdinals likely;
  private final float margins;

  /**
   * @param followedUp how many may be followed up
   * @param estimated how many may stay estimates; 0 if all must be exact
   * @param margins how many standard deviations an estimate may be off
   */
  Promises(int followedUp, int estimated, float margins) {
    this.possible = new TopOrdinals(followedUp);
    this.likely = new TopOrdinals(estimated);
    this.margins = margins;
  }

  /**
   * Offers ordinals, the <i>i</i>-th with the <i>i</i>-th of the estimates and of their margins.
   * Writes to {@code margin}.
   */
  void offer(int[] ordinals, int count, float[] closeness, float[] margin) {
    likely.offer(ordinals, count, closeness);
    for (int i = 0; i < count; i++) {
      margin[i] = closeness[i] + margins * margin[i];
    }
    possible.offer(ordinals, count, margin);
  }

  /** Returns what to follow up, the most promising first, as keys of {@link TopOrdinals}. */
  long[] possible() {
    return possible.sorted();
  }

  /** Returns what has the highest estimates, best first, as keys of {@link TopOrdinals}. */
  long[] likely() {
    return likely.sorted();
  }
}
