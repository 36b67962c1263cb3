package dev.ragged.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.profiling.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportJsonTest {
  private static final Metric P95 = Metric.timed("p95", "ms", Better.LOWER);
  private static final Metric RECALL = Metric.counted("recall@10", "", Better.HIGHER);

  @TempDir Path folder;

  private static BenchmarkReport report() {
    Result result =
        new Result(
            "query.single",
            "leann codes",
            Map.of(Result.DOCUMENTS, "1000"),
            List.of(Measurement.median(P95, 1.5, 0.1 + 0.2, 9), Measurement.of(RECALL, 0.987)),
            List.of("cold"));
    return new BenchmarkReport(
        "quick",
        Instant.parse("2026-11-27T10:15:30.123456Z"),
        42,
        new Environment(Map.of("java", "17")),
        Map.of("queries", "100"),
        List.of(result),
        List.of("nothing left out"));
  }

  @Test
  void write_thenRead_isEqual() throws IOException {
    Path deeper = folder.resolve("deeper");
    Path file = deeper.resolve("report.json");
    ReportJson.write(report(), file);
    assertThat(ReportJson.read(file)).isEqualTo(report());
    assertThat(deeper.toFile().list()).containsExactly("report.json");
  }

  @Test
  void write_anyReport_saysUnitAndDirection() {
    assertThat(ReportJson.write(report()))
        .contains("\"schemaVersion\" : 1", "\"unit\" : \"ms\"", "\"better\" : \"lower\"");
  }

  @Test
  void read_memberOfALaterVersion_isIgnored() throws IOException {
    Path file = folder.resolve("report.json");
    Files.writeString(
        file, ReportJson.write(report()).replace("\"seed\"", "\"later\" : [1], \"seed\""));
    assertThat(ReportJson.read(file)).isEqualTo(report());
  }

  @Test
  void read_otherSchema_isRefused() throws IOException {
    Path file = folder.resolve("report.json");
    Files.writeString(
        file, ReportJson.write(report()).replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 2"));
    assertThatThrownBy(() -> ReportJson.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("schemaVersion=2")
        .hasMessageContaining("report.json");
  }

  @Test
  void read_whatIsNoReport_saysWhere() throws IOException {
    Path file = folder.resolve("report.json");
    for (String text :
        List.of(
            "",
            "[]",
            "{",
            "{\"schemaVersion\":1}",
            ReportJson.write(report()).replace("\"value\" : 0.987,", ""),
            ReportJson.write(report()).replace("2026-11-27T", "yesterday"),
            ReportJson.write(report()).replace("\"higher\"", "\"greener\""),
            ReportJson.write(report()).replace("0.987", "null"),
            ReportJson.write(report()).replace("0.987", "\"0.987\""),
            ReportJson.write(report()) + "{}",
            ReportJson.write(report()).replace("0.987", "\"NaN\""))) {
      Files.writeString(file, text);
      assertThatThrownBy(() -> ReportJson.read(file))
          .as(text)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("report.json");
    }
  }

  @Test
  void report_twoResultsOfOneKey_isRefused() {
    Result one = report().results().get(0);
    BenchmarkReport report = report();
    assertThatThrownBy(
            () ->
                new BenchmarkReport(
                    report.name(),
                    report.created(),
                    report.seed(),
                    report.environment(),
                    report.options(),
                    List.of(one, one),
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("query.single");
  }

  @Test
  void worsening_eitherDirection_isPositiveWhereItGotWorse() {
    assertThat(P95.worsening(100, 110)).isEqualTo(0.1);
    assertThat(RECALL.worsening(0.8, 0.6)).isEqualTo((0.8 - 0.6) / 0.8);
    assertThat(P95.worsening(100, 90)).isEqualTo(-0.1);
  }
}
