package dev.ragged.bench.gate;

import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Metric;
import java.util.Map;
import java.util.TreeMap;

/**
 * By which part of its baseline a figure may be worse. Exactly that much still passes. Immutable.
 *
 * <p>A counted figure of which more is better, such as recall, says how good answers are, and may
 * not fall at all: speed that is bought with it is none.
 *
 * @param timed of what is timed, in [0, 1)
 * @param counted of what is counted and better if it is less, in [0, 1)
 * @param byMetric instead of these, by the name of the metric, in [0, 1)
 */
public record Tolerances(double timed, double counted, Map<String, Double> byMetric) {
  /** 5 % for what is timed, 1 % for what is counted. */
  public static final Tolerances DEFAULT = new Tolerances(0.05, 0.01, Map.of());

  /** Creates tolerances. */
  public Tolerances {
    require("timed", timed);
    require("counted", counted);
    byMetric = Map.copyOf(byMetric);
    byMetric.forEach(Tolerances::require);
  }

  private static void require(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "a tolerance must be at least 0 and less than 1, as 0.05 is 5 %: " + name + "=" + value);
    }
  }

  /** Returns these with another tolerance of what is timed. */
  public Tolerances withTimed(double value) {
    return new Tolerances(value, counted, byMetric);
  }

  /** Returns these with another tolerance of what is counted. */
  public Tolerances withCounted(double value) {
    return new Tolerances(timed, value, byMetric);
  }

  /** Returns these with another tolerance of one metric. */
  public Tolerances with(String metric, double value) {
    Map<String, Double> more = new TreeMap<>(byMetric);
    more.put(metric, value);
    return new Tolerances(timed, counted, more);
  }

  /** Returns the tolerance of a metric. */
  public double of(Metric metric) {
    Double own = byMetric.get(metric.name());
    if (own != null) {
      return own;
    }
    if (!metric.counted()) {
      return timed;
    }
    return metric.better() == Better.HIGHER ? 0 : counted;
  }
}
