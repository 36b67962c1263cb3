package dev.ragged.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.bench.report.Better;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThresholdGateTest {
  private static final String ALL =
      """
      query_latency_p95_ms: 100
      ingest_docs_per_sec: 150
      memory_usage_mb: 600.5
      storage_per_doc_kb: 2.5e1
      personalisation_overhead_ms: 50
      """;

  @TempDir Path folder;

  private Map<Limit, Double> read(String text) throws IOException {
    return ThresholdFile.read(Files.writeString(folder.resolve("thresholds.yaml"), text));
  }

  @Test
  void read_theFileOfThisRepository_hasTheFiveLimits() throws IOException {
    assertThat(ThresholdFile.read(Path.of("..", "benchmarks", "thresholds.yaml")))
        .containsOnly(
            Map.entry(Limit.QUERY_LATENCY_P95, 100.0),
            Map.entry(Limit.INGEST, 150.0),
            Map.entry(Limit.MEMORY_USAGE, 600.0),
            Map.entry(Limit.STORAGE_PER_DOCUMENT, 25.0),
            Map.entry(Limit.PERSONALISATION_OVERHEAD, 50.0));
  }

  @Test
  void read_numbersOfAnyForm_areTaken() throws IOException {
    assertThat(read(ALL)).hasSize(5).containsEntry(Limit.STORAGE_PER_DOCUMENT, 25.0);
  }

  @Test
  void read_whatIsWrong_isNamedWithFileLineAndWhatIsAllowed() {
    assertRefused(ALL + "latency: 3\n", "line 6", "unknown key=latency", "query_latency_p95_ms");
    assertRefused(
        ALL.replace("memory_usage_mb: 600.5\n", ""), "missing=[memory_usage_mb]", "line 1");
    assertRefused(
        ALL.replace("150", "fast"), "line 2", "ingest_docs_per_sec=fast", "number of docs/s");
    assertRefused(ALL.replace("150", "'150'"), "line 2", "without quotes");
    assertRefused(ALL.replace("150", "true"), "line 2", "ingest_docs_per_sec=true");
    assertRefused(ALL.replace("150", "-1"), "line 2", "at least 0");
    assertRefused(ALL.replace("150", ".inf"), "line 2", "ingest_docs_per_sec=.inf");
    assertRefused(ALL.replace("150", "0x10"), "line 2", "0x10");
    assertRefused(ALL.replace("150", ""), "line 2", "must be a number");
    assertRefused(ALL.replace("150", "[1]"), "line 2", "must be a number");
    assertRefused(ALL + "memory_usage_mb: 1\n", "line 6", "memory_usage_mb is there twice");
    assertRefused(ALL + "[1]: 1\n", "not YAML", "key");
    assertRefused("", "key: number");
    assertRefused("- 1", "key: number");
    assertRefused("a: b: c", "not YAML", "line 1");
    assertRefused("a: 1\n---\nb: 2\n", "not YAML", "line 2");
  }

  private void assertRefused(String text, String... parts) {
    assertThatThrownBy(() -> read(text))
        .as(text)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("thresholds.yaml")
        .hasMessageContainingAll(parts);
  }

  @Test
  void read_noSuchFile_saysWhich() {
    assertThatThrownBy(() -> ThresholdFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none.yaml");
  }

  @Test
  void judge_exactlyAtTheLimits_passes() throws IOException {
    GateReport report = new ThresholdGate(read(ALL)).judge(read(ALL));
    assertThat(report.exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(report.text())
        .contains(
            "query_latency_p95_ms: 100 ms (at most: 100 ms) \u2705\n",
            "ingest_docs_per_sec: 150 docs/s (at least: 150 docs/s) \u2705\n",
            ThresholdGate.METHOD);
  }

  @Test
  void judge_eachLimitJustBroken_failsAlone() throws IOException {
    for (Limit limit : Limit.values()) {
      Map<Limit, Double> figures = new EnumMap<>(read(ALL));
      figures.merge(limit, limit.better() == Better.LOWER ? 0.001 : -0.001, Double::sum);
      GateReport report = new ThresholdGate(read(ALL)).judge(figures);
      assertThat(report.exitCode(false)).as(limit.key()).isEqualTo(GateReport.REGRESSION);
      assertThat(report.text()).endsWith("REGRESSION: " + limit.key() + "\n");
    }
  }

  @Test
  void judge_missingOrNoNumber_fails() throws IOException {
    Map<Limit, Double> figures = new EnumMap<>(read(ALL));
    figures.put(Limit.INGEST, Double.NaN);
    figures.remove(Limit.MEMORY_USAGE);
    GateReport report = new ThresholdGate(read(ALL)).judge(figures);
    assertThat(report.text())
        .contains("memory_usage_mb: none (at most: 600.5 MB)", "not measured, which fails")
        .endsWith("REGRESSION: ingest_docs_per_sec, memory_usage_mb\n");
  }
}
