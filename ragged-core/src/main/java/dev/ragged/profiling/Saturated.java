package dev.ragged.profiling;

/** Sums that stop at the ends of their range rather than turn into the other sign. */
final class Saturated {
  private Saturated() {}

  static long sum(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return sum;
  }
}
