package dev.ragged.bench.suite;

import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import dev.ragged.bench.report.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the figures of one {@link Result}. One thread at a time. */
final class Sheet {
  static final String MILLIS = "ms";
  static final String BYTES = "bytes";

  private final String scenario;
  private final String subject;
  private final boolean repeatable;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  Sheet(String scenario, String subject) {
    this(scenario, subject, true);
  }

  /** Creates one whose searches find and cost the same in each run, or may not. */
  Sheet(String scenario, String subject, boolean repeatable) {
    this.scenario = scenario;
    this.subject = subject;
    this.repeatable = repeatable;
  }

  Sheet parameter(String name, Object value) {
    parameters.put(name, String.valueOf(value));
    return this;
  }

  Sheet note(String text) {
    notes.add(text);
    return this;
  }

  /** Adds a figure that is better if lower. */
  Sheet lower(String name, String unit, double... samples) {
    return add(Metric.timed(name, unit, Better.LOWER), samples);
  }

  /** Adds a figure that is better if higher. */
  Sheet higher(String name, String unit, double... samples) {
    return add(Metric.timed(name, unit, Better.HIGHER), samples);
  }

  /** Adds a figure that is better if lower, and the same in each run. */
  Sheet fewer(String name, String unit, double value) {
    return add(Metric.counted(name, unit, Better.LOWER), value);
  }

  /** Adds a figure that is better if higher, and the same in each run. */
  Sheet more(String name, String unit, double value) {
    return add(Metric.counted(name, unit, Better.HIGHER), value);
  }

  /** Adds what searches cost, which is better if lower. */
  Sheet cost(String name, String unit, double value) {
    return add(new Metric(name, unit, Better.LOWER, repeatable), value);
  }

  /** Adds how good the answers of searches are, which is better if higher. */
  Sheet quality(String name, double value) {
    return add(new Metric(name, "", Better.HIGHER, repeatable), value);
  }

  private Sheet add(Metric metric, double... samples) {
    return add(
        samples.length == 1
            ? Measurement.of(metric, samples[0])
            : Measurement.median(metric, samples));
  }

  Sheet add(Measurement measurement) {
    measurements.add(measurement);
    return this;
  }

  Result result() {
    return new Result(scenario, subject, parameters, measurements, notes);
  }
}
