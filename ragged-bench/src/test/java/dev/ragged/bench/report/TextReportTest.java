package dev.ragged.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.profiling.Environment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextReportTest {
  private static BenchmarkReport report(List<Result> results) {
    return new BenchmarkReport(
        "full", Instant.EPOCH, 1, new Environment(Map.of()), Map.of(), results, List.of("a note"));
  }

  private static Result result(
      String scenario, String subject, String with, String metric, String unit, double value) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(Result.DOCUMENTS, "1000");
    if (!with.isEmpty()) {
      parameters.put(scenario.equals("query.batch") ? "batch" : "with", with);
    }
    Better better = metric.equals("documents_per_second") ? Better.HIGHER : Better.LOWER;
    return new Result(
        scenario,
        subject,
        parameters,
        List.of(Measurement.of(Metric.timed(metric, unit, better), value)),
        List.of());
  }

  private static List<Result> of(String subject, double factor) {
    List<Result> results = new ArrayList<>();
    results.add(
        result(
            "ingest.throughput",
            subject,
            "",
            "documents_per_second",
            "documents/s",
            2450 * factor));
    results.add(result("query.single", subject, "", "p95", "ms", 45 * factor));
    results.add(result("query.batch", subject, "10", "batch", "ms", 180));
    results.add(result("storage.bytes", subject, "", "directory", "bytes", 1_048_576 * factor));
    results.add(result("overhead.chain", subject, "baseline", "p50", "ms", 42));
    results.add(result("overhead.chain", subject, "+ profiling", "p50", "ms", 50));
    results.add(result("overhead.chain", subject, "+ personalisation", "p50", "ms", 85));
    results.add(result("overhead.chain", subject, "+ temporal", "p50", "ms", 80));
    return results;
  }

  @Test
  void text_twoSubjects_hasTheirDifferenceAndTicksWhatIsBetter() {
    List<Result> results = new ArrayList<>(of("hnsw", 1));
    results.addAll(of("leann", 0.8));
    assertThat(TextReport.of(report(results)))
        .isEqualTo(
            """
            Memory System Benchmark Report
            ==============================

            Corpus: 1,000 documents

                                  hnsw            leann           Difference
            ----------------------------------------------------------------------
            Ingest Performance
              Docs/sec            2,450           1,960           -20.0%

            Query Performance (p95)
              Single query        45.0 ms         36.0 ms         -20.0% \u2713
              Batch (10)          180.0 ms        180.0 ms        +0.0%

            Storage
              Total size          1.0 MiB         819.2 KiB       -20.0% \u2713

            Memory System Overhead
              Baseline            42.0 ms         42.0 ms
              + Profiling         +8.0 ms         +8.0 ms
              + Personalisation   +35.0 ms        +35.0 ms
              + Temporal          -5.0 ms         -5.0 ms

            Overall Winner: leann (query speed + storage efficiency)

            Note: a note
            """);
  }

  @Test
  void text_oneSubject_hasNeitherDifferenceNorWinner() {
    assertThat(TextReport.of(report(of("hnsw", 1))))
        .contains("Single query        45.0 ms\n")
        .doesNotContain("Difference", "Winner", "\u2713");
  }

  @Test
  void text_figureThatOneSubjectLacks_isLeftOut() {
    List<Result> results = new ArrayList<>(of("hnsw", 1));
    results.addAll(of("leann", 2).subList(0, 1));
    assertThat(TextReport.of(report(results)))
        .contains("Docs/sec            2,450           4,900           +100.0% \u2713")
        .doesNotContain("Single query");
  }

  @Test
  void text_noResults_isTheTitle() {
    assertThat(TextReport.of(report(List.of()))).startsWith("Memory System Benchmark Report\n===");
  }
}
