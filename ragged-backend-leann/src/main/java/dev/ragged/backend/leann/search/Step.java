package dev.ragged.backend.leann.search;

/**
 * A part of a search that needs rows which have to be recomputed, a few at a time. It says which
 * and is given them, so that many searches can take their steps together and share the work. One
 * thread at a time.
 */
interface Step {
  /** Returns the ordinals wanted next, no ordinal twice; none if this part is done. */
  int[] next();

  /**
   * Takes the rows of the ordinals that {@link #next} returned last, in their order. They are read,
   * not kept. The row of an ordinal that the question may not find is empty if the store no longer
   * has it.
   */
  void accept(float[][] rows);

  /** Ends this part early: its time is up. What it knows already is offered. */
  default void stop() {}

  /** Returns the search that this is a part of. */
  Question question();
}
