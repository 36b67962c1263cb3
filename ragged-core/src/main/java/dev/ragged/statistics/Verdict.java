package dev.ragged.statistics;

/** What a comparison says of one metric. */
public enum Verdict {
  /** It got worse by more than the threshold, and chance does not explain that. */
  REGRESSION,
  /** It got better by more than the threshold, and chance does not explain that. */
  IMPROVEMENT,
  /** It did not get worse by more than the threshold. */
  STABLE,
  /**
   * It is not known whether it got worse by more than the threshold: the samples do not tell, the
   * calls had more or less to do, or more of them failed.
   */
  INCONCLUSIVE,
  /** It differs by more than the threshold, and there are too few samples for a test. */
  CHANGED_NOT_TESTED,
  /** The baseline does not have it. */
  NEW,
  /** The current report does not have it. */
  REMOVED;

  @Override
  public String toString() {
    return this == CHANGED_NOT_TESTED ? "CHANGED, NOT TESTED" : name();
  }
}
