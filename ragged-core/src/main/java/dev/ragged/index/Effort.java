package dev.ragged.index;

/**
 * How hard a search tries. Approximate backends trade time for recall by it; exact ones ignore it.
 * Immutable.
 *
 * @param candidates how many nearest candidates a graph search keeps while it walks ({@code
 *     efSearch}); 0 leaves the choice to the backend's configuration; {@link Integer#MAX_VALUE}
 *     compares with every allowed vector
 */
public record Effort(int candidates) {
  /** Quickest answers, lowest recall: 32 candidates. */
  public static final Effort FAST = new Effort(32);

  /** What the store is configured with, by {@code search.effort} or by its backend. */
  public static final Effort BALANCED = new Effort(0);

  /** High recall: 400 candidates. */
  public static final Effort THOROUGH = new Effort(400);

  /** Every allowed vector is compared; recall is 1. */
  public static final Effort EXACT = new Effort(Integer.MAX_VALUE);

  public Effort {
    if (candidates < 0) {
      throw new IllegalArgumentException("effort must not be negative: candidates=" + candidates);
    }
  }

  /** Returns an effort that keeps {@code candidates} candidates. */
  public static Effort ofCandidates(int candidates) {
    if (candidates < 1) {
      throw new IllegalArgumentException("effort must be at least 1: candidates=" + candidates);
    }
    return new Effort(candidates);
  }
}
