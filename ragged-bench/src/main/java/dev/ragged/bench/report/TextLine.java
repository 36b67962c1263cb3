package dev.ragged.bench.report;

import dev.ragged.text.Figures;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the report for a terminal. Immutable.
 *
 * @param label on its left
 * @param scenario whose result has the figure
 * @param metric of that result
 * @param parameter that the result has to have, or empty
 * @param value of the parameter
 * @param without the value of the parameter of the result whose figure is taken away, or empty
 * @param difference whether two subjects are compared
 */
record TextLine(
    String label,
    String scenario,
    String metric,
    String parameter,
    String value,
    String without,
    boolean difference) {
  static TextLine of(String label, String scenario, String metric) {
    return of(label, scenario, metric, "", "");
  }

  static TextLine of(String label, String scenario, String metric, String parameter, String value) {
    return new TextLine(label, scenario, metric, parameter, value, "", true);
  }

  /** Returns the row of what a link of the overhead's chain adds to the one before it. */
  static TextLine link(String label, String with, String before) {
    return new TextLine(label, "overhead.chain", "p50", "with", with, before, false);
  }

  TextLine withoutDifference() {
    return new TextLine(label, scenario, metric, parameter, value, without, false);
  }

  /** Returns the figures of all subjects; nothing if one of them has none. */
  Optional<List<Measurement>> values(BenchmarkReport report, List<String> subjects, long size) {
    List<Measurement> values =
        subjects.stream()
            .map(subject -> figure(report, subject, size))
            .filter(Objects::nonNull)
            .toList();
    return values.size() == subjects.size() && !values.isEmpty()
        ? Optional.of(values)
        : Optional.empty();
  }

  private @Nullable Measurement figure(BenchmarkReport report, String subject, long size) {
    Optional<Measurement> found = find(report, subject, size, value);
    if (without.isEmpty() || found.isEmpty()) {
      return found.orElse(null);
    }
    double base = find(report, subject, size, without).map(Measurement::value).orElse(0.0);
    return Measurement.of(found.get().metric(), found.get().value() - base);
  }

  private Optional<Measurement> find(
      BenchmarkReport report, String subject, long size, String wanted) {
    return report.of(scenario).stream()
        .filter(result -> result.subject().equals(subject))
        .filter(result -> String.valueOf(size).equals(result.parameters().get(Result.DOCUMENTS)))
        .filter(result -> parameter.isEmpty() || wanted.equals(result.parameters().get(parameter)))
        .flatMap(result -> result.measurement(metric).stream())
        .findFirst();
  }

  String text(Measurement measurement) {
    String text =
        measurement.metric().unit().equals("documents/s")
            ? Figures.count(Math.round(measurement.value()))
            : FigureText.of(measurement).replace("/document", "");
    return without.isEmpty() || measurement.value() < 0 ? text : "+" + text;
  }
}
