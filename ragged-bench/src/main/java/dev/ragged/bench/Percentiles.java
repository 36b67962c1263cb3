package dev.ragged.bench;

import java.util.Arrays;
import java.util.Locale;

/** Percentiles of durations: the smallest that at least so many of them do not exceed. */
public final class Percentiles {
  private final long[] sorted;

  /** Sorts a copy of {@code nanos}, which has at least one. */
  public Percentiles(long[] nanos) {
    this.sorted = nanos.clone();
    Arrays.sort(sorted);
  }

  /** Returns a percentile in microseconds. */
  public double micros(double percent) {
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.max(0, rank - 1)] / 1_000.0;
  }

  /** Returns median, 95th and 99th percentile, and the largest, in microseconds. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %.1f, p95 %.1f, p99 %.1f, max %.1f microseconds (n=%d)",
        micros(50),
        micros(95),
        micros(99),
        micros(100),
        sorted.length);
  }
}
