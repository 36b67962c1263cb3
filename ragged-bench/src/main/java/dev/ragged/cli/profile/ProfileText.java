package dev.ragged.cli.profile;

import dev.ragged.profiling.Durations;
import dev.ragged.text.Figures;

/** How times are said to people. */
final class ProfileText {
  private ProfileText() {}

  /** Returns one line. */
  static String latency(Durations times) {
    return "  "
        + Figures.count(times.count())
        + " x, mean "
        + Figures.duration(times.mean())
        + ", p50 "
        + Figures.duration(times.median())
        + ", p95 "
        + Figures.duration(times.percentile(95))
        + ", p99 "
        + Figures.duration(times.percentile(99))
        + ", max "
        + Figures.duration(times.max())
        + "\n";
  }
}
