package dev.ragged.bench.report;

import java.util.Objects;

/**
 * What a figure is. Immutable.
 *
 * @param name among the figures of a scenario, for example {@code p95}
 * @param unit for example {@code ms}, {@code documents/s} or {@code bytes}; empty for a number
 *     without one, such as recall
 * @param better which values are better
 * @param counted whether another run of the same program on the same data gives the same value, as
 *     it does for what is counted; what is timed differs from run to run
 */
public record Metric(String name, String unit, Better better, boolean counted) {
  /** Creates a metric. */
  public Metric {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank: name=\"" + name + "\"");
    }
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(better, "better");
  }

  /** Returns a metric that is timed, or otherwise differs from run to run. */
  public static Metric timed(String name, String unit, Better better) {
    return new Metric(name, unit, better, false);
  }

  /** Returns a metric that is the same in every run. */
  public static Metric counted(String name, String unit, Better better) {
    return new Metric(name, unit, better, true);
  }

  /** Returns by which part of {@code baseline} a value is worse, below 0 if it is better. */
  public double worsening(double baseline, double value) {
    double change = (value - baseline) / Math.abs(baseline);
    return better == Better.LOWER ? change : -change;
  }
}
