package dev.ragged.bench.leann;

import java.util.Arrays;

/** Figures of many queries. Immutable. */
final class Spread {
  private final double[] sorted;

  Spread(double[] values) {
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  double mean() {
    return Arrays.stream(sorted).average().orElse(Double.NaN);
  }

  /** Returns the value below which {@code part} of the figures lie. */
  double at(double part) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (part * sorted.length))];
  }

  double least() {
    return sorted[0];
  }

  double most() {
    return sorted[sorted.length - 1];
  }
}
