package dev.ragged.bench.gate;

import static dev.ragged.bench.gate.Reports.ALLOCATED;
import static dev.ragged.bench.gate.Reports.DISTANCES;
import static dev.ragged.bench.gate.Reports.RECALL;
import static dev.ragged.bench.gate.Reports.figure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Metric;
import dev.ragged.statistics.Verdict;
import org.junit.jupiter.api.Test;

class CounterGateTest {
  private static GateReport compare(Metric metric, double before, double now) {
    return compare(Reports.of(figure(metric, before)), Reports.of(figure(metric, now)));
  }

  private static GateReport compare(BenchmarkReport before, BenchmarkReport now) {
    return new CounterGate(GateOptions.DEFAULT).compare(before, now);
  }

  /** The doctored baseline: it claims less than the program needs. */
  @Test
  void compare_baselineTenPercentBetter_fails() {
    GateReport report = compare(DISTANCES, 1_000, 1_100);
    assertThat(report.exitCode(false)).isEqualTo(GateReport.REGRESSION);
    assertThat(report.findings().get(0).verdict()).isEqualTo(Verdict.REGRESSION);
    assertThat(report.text())
        .contains(
            "query.single hnsw documents=1000 distance_computations: 1,100 (baseline: 1,000)"
                + " \u26a0\ufe0f 10.0% regression (threshold: 1%), fails");
  }

  @Test
  void compare_equalBaseline_passes() {
    GateReport report = compare(DISTANCES, 1_000, 1_000);
    assertThat(report.exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(report.text()).contains("\u2705 unchanged").endsWith("PASS\n");
  }

  @Test
  void compare_worseBaseline_isAnImprovement() {
    GateReport report = compare(DISTANCES, 1_000, 900);
    assertThat(report.exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(report.findings().get(0).verdict()).isEqualTo(Verdict.IMPROVEMENT);
    assertThat(report.text()).contains("\u2705 10.0% improvement");
  }

  @Test
  void compare_exactlyTheTolerance_warnsAndPasses() {
    assertThat(compare(DISTANCES, 1_000, 1_010).exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(compare(DISTANCES, 1_000, 1_010).text())
        .contains("\u26a0\ufe0f 1.0% regression (threshold: 1%)\n");
    assertThat(compare(DISTANCES, 1_000, 1_009).text()).contains("\u2705 0.9% regression\n");
    assertThat(compare(DISTANCES, 1_000, 1_010.1).exitCode(false)).isEqualTo(GateReport.REGRESSION);
  }

  @Test
  void compare_recall_mayNotFallBeyondRounding() {
    assertThat(compare(RECALL, 0.987, 0.9869).exitCode(false)).isEqualTo(GateReport.REGRESSION);
    assertThat(compare(RECALL, 0.3, 0.1 + 0.2).exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(compare(RECALL, 0.1 + 0.2, 0.3).exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(compare(RECALL, 0.9, 0.99).findings().get(0).verdict())
        .isEqualTo(Verdict.IMPROVEMENT);
  }

  @Test
  void compare_missingFigure_failsUnlessAllowed() {
    BenchmarkReport before = Reports.of(figure(DISTANCES, 1), figure(RECALL, 1));
    BenchmarkReport now = Reports.of(figure(RECALL, 1));
    assertThat(compare(before, now).exitCode(false)).isEqualTo(GateReport.REGRESSION);
    assertThat(compare(before, now).text()).contains("REMOVED: missing, which fails");
    GateReport allowed =
        new CounterGate(GateOptions.DEFAULT.withAllowMissing(true)).compare(before, now);
    assertThat(allowed.exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(allowed.text()).contains("missing, which is allowed");
  }

  @Test
  void compare_newFigure_isNamedAndPasses() {
    GateReport report =
        compare(Reports.of(figure(RECALL, 1)), Reports.of(figure(RECALL, 1), figure(DISTANCES, 7)));
    assertThat(report.exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(report.text()).contains("distance_computations: 7 (baseline: none)", "NEW: new");
  }

  @Test
  void compare_sameNameOtherUnit_fails() {
    Metric inKilobytes = Metric.counted("allocated_bytes", "KB", Better.LOWER);
    GateReport report =
        compare(Reports.of(figure(ALLOCATED, 1_000)), Reports.of(figure(inKilobytes, 1)));
    assertThat(report.exitCode(false)).isEqualTo(GateReport.REGRESSION);
    assertThat(report.text()).contains("measured otherwise", "renew the baseline");
  }

  @Test
  void compare_baselineOfZero_failsIfSomethingCameOfIt() {
    assertThat(compare(DISTANCES, 0, 0).exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(compare(DISTANCES, 0, 1).exitCode(false)).isEqualTo(GateReport.REGRESSION);
    assertThat(compare(DISTANCES, 0, 1).text()).contains("from 0, regression");
    assertThat(compare(RECALL, 0, 0.5).exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(compare(RECALL, 0, 0.5).text()).contains("from 0, improvement");
    assertThat(compare(RECALL, 0.5, 0).exitCode(true)).isEqualTo(GateReport.REGRESSION);
  }

  @Test
  void compare_toleranceOfAMetric_isItsOwn() {
    Tolerances tolerances = Tolerances.DEFAULT.with("recall@10", 0.1);
    GateReport report =
        new CounterGate(GateOptions.DEFAULT.withTolerances(tolerances))
            .compare(
                Reports.of(figure(RECALL, 1), figure(DISTANCES, 100)),
                Reports.of(figure(RECALL, 0.9), figure(DISTANCES, 102)));
    assertThat(report.findings()).extracting(Finding::fails).containsExactly(false, true);
  }

  @Test
  void compare_otherJava_leavesOutWhatDependsOnIt() {
    BenchmarkReport before =
        Reports.of("17.0.15+6", 42, figure(ALLOCATED, 100), figure(DISTANCES, 100));
    BenchmarkReport update =
        Reports.of("17.0.16+8", 42, figure(ALLOCATED, 200), figure(DISTANCES, 100));
    BenchmarkReport later =
        Reports.of("25.0.1+8-LTS", 42, figure(ALLOCATED, 200), figure(DISTANCES, 100));
    assertThat(compare(before, update).exitCode(false)).isEqualTo(GateReport.REGRESSION);
    assertThat(compare(before, later).exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(compare(before, later).text())
        .contains("Note: not compared", "Java 17, this of 25", "allocated_bytes");
  }

  @Test
  void compare_otherSeed_isRefused() {
    BenchmarkReport before = Reports.of("17", 42, figure(DISTANCES, 100));
    BenchmarkReport now = Reports.of("17", 43, figure(DISTANCES, 100));
    assertThatThrownBy(() -> compare(before, now))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seed: 42, now 43");
    assertThat(
            new CounterGate(GateOptions.DEFAULT.withAllowDifferent(true))
                .compare(before, now)
                .text())
        .contains("Note: compared although they differ: seed: 42, now 43");
  }

  @Test
  void tolerances_nonsense_isRefused() {
    assertThatThrownBy(() -> Tolerances.DEFAULT.withTimed(5))
        .hasMessageContaining("timed=5.0")
        .hasMessageContaining("0.05 is 5 %");
    assertThatThrownBy(() -> Tolerances.DEFAULT.with("p95", Double.NaN))
        .hasMessageContaining("p95=NaN");
  }
}
