package dev.ragged.memory.fact;

/**
 * How one period lies to another: exactly one of thirteen ways, after J. F. Allen, "Maintaining
 * Knowledge about Temporal Intervals", Communications of the ACM 26(11), 1983, figure 2. An open
 * end is later than every other and equal to another open end; so is an unknown start, at the other
 * side. Immutable.
 */
public enum AllenRelation {
  /** Ends before the other starts, with time between. */
  BEFORE,
  /** Ends where the other starts. */
  MEETS,
  /** Starts first and ends within the other. */
  OVERLAPS,
  /** Starts first and ends with the other. */
  FINISHED_BY,
  /** Starts first and ends last. */
  CONTAINS,
  /** Starts with the other and ends first. */
  STARTS,
  /** Starts and ends with the other. */
  EQUALS,
  /** Starts with the other and ends last. */
  STARTED_BY,
  /** Starts last and ends first. */
  DURING,
  /** Starts last and ends with the other. */
  FINISHES,
  /** Starts within the other and ends last. */
  OVERLAPPED_BY,
  /** Starts where the other ends. */
  MET_BY,
  /** Starts after the other ends, with time between. */
  AFTER;

  static AllenRelation between(Validity one, Validity other) {
    long start = one.startMillis();
    long end = one.endMillis();
    long otherStart = other.startMillis();
    long otherEnd = other.endMillis();
    if (end <= otherStart) {
      return end == otherStart ? MEETS : BEFORE;
    }
    if (otherEnd <= start) {
      return otherEnd == start ? MET_BY : AFTER;
    }
    if (start == otherStart) {
      return end == otherEnd ? EQUALS : end < otherEnd ? STARTS : STARTED_BY;
    }
    if (start < otherStart) {
      return end == otherEnd ? FINISHED_BY : end < otherEnd ? OVERLAPS : CONTAINS;
    }
    return end == otherEnd ? FINISHES : end < otherEnd ? DURING : OVERLAPPED_BY;
  }

  /** Returns how the other period lies to the one. */
  public AllenRelation inverse() {
    return switch (this) {
      case BEFORE -> AFTER;
      case MEETS -> MET_BY;
      case OVERLAPS -> OVERLAPPED_BY;
      case FINISHED_BY -> FINISHES;
      case CONTAINS -> DURING;
      case STARTS -> STARTED_BY;
      case EQUALS -> EQUALS;
      case STARTED_BY -> STARTS;
      case DURING -> CONTAINS;
      case FINISHES -> FINISHED_BY;
      case OVERLAPPED_BY -> OVERLAPS;
      case MET_BY -> MEETS;
      case AFTER -> BEFORE;
    };
  }
}
