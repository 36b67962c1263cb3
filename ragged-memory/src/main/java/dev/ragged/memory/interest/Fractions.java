package dev.ragged.memory.interest;

/** Checks of numbers between 0 and 1. */
final class Fractions {
  private static final double ROUNDING = 1e-9;

  private Fractions() {}

  static void require(double value, String name) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be from 0 to 1: " + name + "=" + value);
    }
  }

  static void requireSumOfOne(double sum, String weights) {
    if (Math.abs(sum - 1) > ROUNDING) {
      throw new IllegalArgumentException(
          "weights must add up to 1: sum=" + sum + " of " + weights + "; divide each by the sum");
    }
  }
}
