package dev.ragged.backend.leann.search;

/**
 * The ordinals of all segments that promise to be closest to one question, by the largest closeness
 * that their codes leave possible. One thread at a time.
 */
final class Promises {
  private final TopOrdinals closest;

  /**
   * @param most how many may be followed up
   */
  Promises(int most) {
    closest = new TopOrdinals(most);
  }

  void offer(int ordinal, float closeness) {
    closest.offer(ordinal, closeness);
  }

  /** Returns them as keys of {@link TopOrdinals}. */
  long[] bestFirst() {
    return closest.sorted();
  }
}
