package dev.ragged.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks of values, twice, so that the ranks of equal values are whole numbers, too. Immutable. */
final class Ranks {
  private final int[] doubled;
  private final double ties;

  /**
   * Ranks values.
   *
   * @param values the least has rank 1; equal ones have the mean of their ranks
   */
  Ranks(double[] values) {
    int n = values.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    doubled = new int[n];
    double sum = 0;
    for (int from = 0; from < n; ) {
      int to = from;
      while (to < n && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        doubled[order[i]] = from + 1 + to;
      }
      double equal = to - from;
      sum += equal * equal * equal - equal;
      from = to;
    }
    ties = sum;
  }

  /** Returns twice the rank of a value. */
  int doubled(int value) {
    return doubled[value];
  }

  /** Returns the sum of {@code t^3 - t} over all groups of t equal values. */
  double ties() {
    return ties;
  }

  /**
   * Returns how likely a standard normal value is at least this far from 0, on either side. Off by
   * less than 0.0000003.
   *
   * <p>Source: Abramowitz, Stegun, Handbook of Mathematical Functions, 1964, 7.1.26
   */
  static double bothTails(double z) {
    double x = Math.abs(z) / Math.sqrt(2);
    double t = 1 / (1 + 0.3275911 * x);
    double polynomial =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return Math.min(1, polynomial * Math.exp(-x * x));
  }
}
