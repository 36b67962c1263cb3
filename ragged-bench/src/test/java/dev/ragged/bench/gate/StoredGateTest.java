package dev.ragged.bench.gate;

import static dev.ragged.bench.gate.Reports.DISTANCES;
import static dev.ragged.bench.gate.Reports.P95;
import static dev.ragged.bench.gate.Reports.THROUGHPUT;
import static dev.ragged.bench.gate.Reports.figure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoredGateTest {
  private static final GateOptions HARD = GateOptions.DEFAULT.withHistoricalFails(true);

  private static GateReport compare(GateOptions options, Metric metric, double before, double now) {
    return new StoredGate(options)
        .compare(Reports.of(figure(metric, before)), Reports.of(figure(metric, now)));
  }

  @Test
  void compare_slowerThanStored_isAdvice() {
    GateReport report = compare(GateOptions.DEFAULT, P95, 100, 110);
    assertThat(report.exitCode(false)).isEqualTo(GateReport.PASSED);
    assertThat(report.exitCode(true)).isEqualTo(GateReport.INCONCLUSIVE);
    assertThat(report.text())
        .contains("\u26a0\ufe0f 10.0% regression (threshold: 5%)\n", StoredGate.ADVISORY)
        .doesNotContain("fails\n");
  }

  @Test
  void compare_moreCountedThanStored_failsBesideAdvice() {
    GateReport report =
        new StoredGate(GateOptions.DEFAULT)
            .compare(
                Reports.of(figure(P95, 100), figure(DISTANCES, 100)),
                Reports.of(figure(P95, 100), figure(DISTANCES, 110)));
    assertThat(report.exitCode(false)).isEqualTo(GateReport.REGRESSION);
  }

  /** The doctored baseline, with times that fail because that was asked for. */
  @Test
  void compare_historicalFails_decidesByTheTolerance() {
    assertThat(compare(HARD, P95, 100, 110).exitCode(false)).isEqualTo(GateReport.REGRESSION);
    assertThat(compare(HARD, P95, 100, 100).exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(compare(HARD, P95, 100, 90).exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(compare(HARD, P95, 100, 90).text()).contains("10.0% improvement");
    assertThat(compare(HARD, THROUGHPUT, 100, 90).exitCode(false)).isEqualTo(GateReport.REGRESSION);
    assertThat(compare(HARD, THROUGHPUT, 100, 110).text()).contains("10.0% improvement");
  }

  /** The line of the sample: 210 ms after 200 ms warns, and does not fail. */
  @Test
  void compare_exactlyFivePercent_warnsAndPasses() {
    GateReport report = compare(HARD, P95, 200, 210);
    assertThat(report.exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(report.text())
        .startsWith("Benchmark Results:\n")
        .contains("p95: 210 ms (baseline: 200 ms) \u26a0\ufe0f 5.0% regression (threshold: 5%)\n");
    assertThat(compare(HARD, P95, 200, 210.1).exitCode(false)).isEqualTo(GateReport.REGRESSION);
    assertThat(compare(HARD, THROUGHPUT, 200, 190).exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(compare(HARD, THROUGHPUT, 200, 189.9).exitCode(true))
        .isEqualTo(GateReport.REGRESSION);
  }

  @Test
  void compare_missingTime_fails() {
    GateReport report =
        new StoredGate(GateOptions.DEFAULT)
            .compare(
                Reports.of(figure(P95, 1), figure(DISTANCES, 1)), Reports.of(figure(DISTANCES, 1)));
    assertThat(report.exitCode(false)).isEqualTo(GateReport.REGRESSION);
  }

  @Test
  void compare_manySamples_saysHowLikelyTheyAre() {
    Measurement before =
        Measurement.median(P95, IntStream.range(0, 12).mapToDouble(i -> 100 + i).toArray());
    Measurement now =
        Measurement.median(P95, IntStream.range(0, 12).mapToDouble(i -> 130 + i).toArray());
    assertThat(
            new StoredGate(GateOptions.DEFAULT).compare(Reports.of(before), Reports.of(now)).text())
        .contains("Mann-Whitney p = 0.000 of 12 and 12 samples");
  }

  @Test
  void compare_otherMachine_isRefusedUnlessAllowed() {
    BenchmarkReport before = Reports.of("17.0.1", 42, figure(P95, 100));
    BenchmarkReport now = Reports.of("25.0.1", 42, figure(P95, 100));
    assertThatThrownBy(() -> new StoredGate(GateOptions.DEFAULT).compare(before, now))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java: 17.0.1, now 25.0.1");
    assertThat(
            new StoredGate(GateOptions.DEFAULT.withAllowDifferent(true))
                .compare(before, now)
                .text())
        .contains("compared although they differ: java");
  }
}
