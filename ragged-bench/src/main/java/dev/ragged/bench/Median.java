package dev.ragged.bench;

import java.util.Arrays;

/** The middle of some figures. */
public final class Median {
  private Median() {}

  /**
   * Returns the middle one of {@code values}, the upper of the two middle ones of an even number.
   */
  public static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
