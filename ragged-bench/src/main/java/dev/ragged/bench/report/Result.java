package dev.ragged.bench.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one scenario measured of one subject with one set of parameters. A curve is several results
 * that differ in a parameter. Immutable.
 *
 * @param scenario what was done, for example {@code query.single}
 * @param subject who did it, for example {@code hnsw}, {@code leann codes} or {@code lucene 9.12.3}
 * @param parameters what it was done with, in a fixed order, for example {@code documents -> 1000}
 * @param measurements the figures
 * @param notes what a reader of the figures has to know
 */
public record Result(
    String scenario,
    String subject,
    Map<String, String> parameters,
    List<Measurement> measurements,
    List<String> notes) {
  /** The name of the parameter that says how many documents the store held. */
  public static final String DOCUMENTS = "documents";

  /** Creates a result. */
  public Result {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    measurements = List.copyOf(measurements);
    notes = List.copyOf(notes);
    long names = measurements.stream().map(each -> each.metric().name()).distinct().count();
    if (names != measurements.size()) {
      throw new IllegalArgumentException(
          "each metric may be there once: scenario="
              + scenario
              + ", metrics="
              + measurements.stream().map(each -> each.metric().name()).toList());
    }
  }

  /** Returns the figure of a metric. */
  public Optional<Measurement> measurement(String metric) {
    return measurements.stream().filter(each -> each.metric().name().equals(metric)).findFirst();
  }

  /** Returns what distinguishes this result from others of a report. */
  public String key() {
    return scenario + " | " + subject + " | " + parameters;
  }
}
