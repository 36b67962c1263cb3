package dev.ragged.bench.report.html;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import dev.ragged.bench.report.Result;
import dev.ragged.profiling.Environment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report whose figures follow from their names, with all that charts are drawn of. */
final class MadeUpReport {
  private static final List<String> SUBJECTS = List.of("exact", "hnsw", "leann codes");

  private MadeUpReport() {}

  static BenchmarkReport create() {
    List<Result> results = new ArrayList<>();
    for (int size : new int[] {1_000, 10_000}) {
      for (int i = 0; i < SUBJECTS.size(); i++) {
        results.addAll(of(SUBJECTS.get(i), i, size));
      }
    }
    return new BenchmarkReport(
        "made up <b>",
        Instant.parse("2026-11-27T10:15:30Z"),
        42,
        new Environment(Map.of("java", "17", "processor", "a & b")),
        Map.of("queries", "100"),
        results,
        List.of("figures are made up"));
  }

  private static List<Result> of(String subject, int i, int size) {
    double growth = size / 1_000.0;
    List<Result> results = new ArrayList<>();
    for (int candidates : i == 0 ? new int[] {0} : new int[] {10, 50, 100, 400}) {
      double recall = i == 0 ? 1 : 1 - (0.2 + 0.05 * i) * 10 / candidates;
      results.add(
          result(
              "query.effort",
              subject,
              size,
              Map.of("effort", "" + candidates),
              higher("recall", "", recall),
              higher(
                  "queries_per_second", "queries/s", 9_000 / (1 + candidates / 20.0) / (1 + i))));
    }
    results.add(
        result(
            "query.single",
            subject,
            size,
            Map.of(),
            lower("p50", "ms", 0.4 * (i + 1) * growth),
            lower("p95", "ms", 0.9 * (i + 1) * growth),
            lower("max", "ms", 7.5 * (i + 1))));
    results.add(
        result(
            "query.stages",
            subject,
            size,
            Map.of(),
            lower("search", "%", 30 - i),
            lower("search.embed", "%", 20),
            lower("search.vectors", "%", 50 + i)));
    results.add(
        result(
            "storage.bytes",
            subject,
            size,
            Map.of(),
            lower("index_per_document", "bytes/document", 6_000 / (i + 1.0)),
            lower("answering_per_document", "bytes/document", 3_000 + 6_000 / (i + 1.0)),
            lower("directory_per_document", "bytes/document", 6_000 + 6_000 / (i + 1.0))));
    return results;
  }

  private static Result result(
      String scenario, String subject, int size, Map<String, String> more, Measurement... figures) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(Result.DOCUMENTS, "" + size);
    parameters.putAll(more);
    return new Result(
        scenario, subject, parameters, List.of(figures), List.of("note of " + scenario));
  }

  private static Measurement lower(String name, String unit, double value) {
    return Measurement.of(Metric.timed(name, unit, Better.LOWER), value);
  }

  private static Measurement higher(String name, String unit, double value) {
    return Measurement.of(Metric.counted(name, unit, Better.HIGHER), value);
  }
}
