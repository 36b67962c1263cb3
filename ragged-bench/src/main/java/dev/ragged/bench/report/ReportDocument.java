package dev.ragged.bench.report;

import dev.ragged.profiling.Environment;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The members of the JSON object that a report is written as, in their order. */
record ReportDocument(
    int schemaVersion,
    String name,
    String timestamp,
    long seed,
    Map<String, String> environment,
    Map<String, String> options,
    List<ResultDocument> results,
    List<String> notes) {

  /** A result, and within it its figures. */
  record ResultDocument(
      String scenario,
      String subject,
      Map<String, String> parameters,
      List<FigureDocument> figures,
      List<String> notes) {
    static ResultDocument of(Result result) {
      return new ResultDocument(
          result.scenario(),
          result.subject(),
          result.parameters(),
          result.measurements().stream().map(FigureDocument::of).toList(),
          result.notes());
    }

    Result result() {
      return new Result(
          scenario,
          subject,
          parameters,
          figures.stream().map(FigureDocument::measurement).toList(),
          notes);
    }
  }

  /** A measurement together with what it is. */
  record FigureDocument(
      String metric,
      String unit,
      Better better,
      boolean counted,
      double value,
      List<Double> samples) {
    static FigureDocument of(Measurement measurement) {
      Metric metric = measurement.metric();
      return new FigureDocument(
          metric.name(),
          metric.unit(),
          metric.better(),
          metric.counted(),
          measurement.value(),
          measurement.samples());
    }

    Measurement measurement() {
      return new Measurement(new Metric(metric, unit, better, counted), value, samples);
    }
  }

  static ReportDocument of(BenchmarkReport report) {
    return new ReportDocument(
        ReportJson.SCHEMA_VERSION,
        report.name(),
        report.created().toString(),
        report.seed(),
        report.environment().values(),
        report.options(),
        report.results().stream().map(ResultDocument::of).toList(),
        report.notes());
  }

  BenchmarkReport report() {
    return new BenchmarkReport(
        name,
        Instant.parse(timestamp),
        seed,
        new Environment(environment),
        options,
        results.stream().map(ResultDocument::result).toList(),
        notes);
  }
}
