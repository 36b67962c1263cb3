package dev.ragged.bench.report;

import dev.ragged.bench.Median;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A figure. Immutable.
 *
 * @param metric what it is
 * @param value the figure itself, finite; of several samples their median, unless the metric says
 *     otherwise
 * @param samples the raw values it was made of, in the order in which they were taken; empty where
 *     there is only the value
 */
public record Measurement(Metric metric, double value, List<Double> samples) {
  /** Creates a measurement. */
  public Measurement {
    Objects.requireNonNull(metric, "metric");
    samples = List.copyOf(samples);
    if (!Double.isFinite(value) || !samples.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "figures must be finite: metric="
              + metric.name()
              + ", value="
              + value
              + ", samples="
              + samples);
    }
  }

  /** Returns a figure without samples. */
  public static Measurement of(Metric metric, double value) {
    return new Measurement(metric, value, List.of());
  }

  /** Returns the median of samples, of which there is at least one. */
  public static Measurement median(Metric metric, double... samples) {
    return new Measurement(metric, Median.of(samples), Arrays.stream(samples).boxed().toList());
  }
}
