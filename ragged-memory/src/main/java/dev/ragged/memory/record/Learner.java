package dev.ragged.memory.record;

/** Learns from what became durable, some at a time. Called by one thread at a time. */
public interface Learner {
  /** Tells that something of this persona became durable. Must be quick. */
  void recorded(long persona);

  /**
   * Learns from some of what was not learned from yet; returns whether there may be more. Throws
   * nothing: what cannot be learned at present is left for a later round.
   */
  boolean learnSome();
}
