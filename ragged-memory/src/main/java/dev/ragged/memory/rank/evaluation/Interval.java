package dev.ragged.memory.rank.evaluation;

/**
 * The range that a true value lies in, most likely. Immutable.
 *
 * @param low not above {@code high}
 */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "low must not be above high: low=" + low + ", high=" + high);
    }
  }

  /** Returns whether {@code value} is in it; both ends are. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
