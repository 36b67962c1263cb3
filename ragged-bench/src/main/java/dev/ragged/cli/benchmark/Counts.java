package dev.ragged.cli.benchmark;

import dev.ragged.bench.gate.Tolerances;
import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import dev.ragged.bench.report.Result;
import dev.ragged.profiling.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of a report is the same in every run, or nearly so: a few figures differ by less than a
 * percent or two, because pages of a database fill in another order, or because the JVM compiles
 * another method first. They are held to that.
 */
final class Counts {
  /** How much worse the figures may be that are nearly the same. */
  private static final Map<String, Double> NEARLY =
      Map.of(
          "allocated", 0.05,
          "answering", 0.02,
          "answering_per_document", 0.02,
          "directory", 0.02,
          "directory_per_document", 0.02);

  private Counts() {}

  /** Returns tolerances that fit the figures. */
  static Tolerances tolerances(Tolerances given) {
    Tolerances all = given;
    for (Map.Entry<String, Double> nearly : NEARLY.entrySet()) {
      all = all.with(nearly.getKey(), Math.max(nearly.getValue(), given.counted()));
    }
    return all;
  }

  /**
   * Returns a report with these figures alone, without samples and notes, and of the environment
   * only what they depend on.
   */
  static BenchmarkReport of(BenchmarkReport report) {
    List<Result> results =
        report.results().stream()
            .map(Counts::counted)
            .filter(result -> !result.measurements().isEmpty())
            .toList();
    Map<String, String> environment = new TreeMap<>(report.environment().values());
    environment.keySet().retainAll(List.of("java", "ragged"));
    return new BenchmarkReport(
        report.name(),
        report.created(),
        report.seed(),
        new Environment(environment),
        report.options(),
        results,
        List.of());
  }

  private static Result counted(Result result) {
    List<Measurement> figures = new ArrayList<>();
    for (Measurement figure : result.measurements()) {
      Metric metric = figure.metric();
      if (metric.counted() || NEARLY.containsKey(metric.name())) {
        figures.add(
            Measurement.of(
                Metric.counted(metric.name(), metric.unit(), metric.better()), figure.value()));
      }
    }
    return new Result(result.scenario(), result.subject(), result.parameters(), figures, List.of());
  }
}
