package dev.ragged.memory.interest;

import java.time.Instant;

/** Time as the formulas take it. */
final class Days {
  private static final double SECONDS = 86_400;

  private Days() {}

  /** Returns the days from {@code from} to {@code to}, negative if {@code to} is earlier. */
  static double between(Instant from, Instant to) {
    double nanos = to.getNano() - from.getNano();
    return (to.getEpochSecond() - from.getEpochSecond() + nanos / 1e9) / SECONDS;
  }
}
