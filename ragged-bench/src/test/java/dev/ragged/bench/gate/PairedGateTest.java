package dev.ragged.bench.gate;

import static dev.ragged.bench.gate.FakeForks.NEW;
import static dev.ragged.bench.gate.FakeForks.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.profiling.Environment;
import dev.ragged.statistics.Verdict;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairedGateTest {
  private static GateReport compare(FakeForks forks, GateOptions options)
      throws IOException, InterruptedException {
    return gate(forks, options).compare(OLD, NEW);
  }

  private static PairedGate gate(ForkRunner forks, GateOptions options) {
    return new PairedGate(forks, ForkSettings.DEFAULT, RoundPlan.DEFAULT, options, progress -> {});
  }

  private static Finding finding(GateReport report, String name) {
    return report.findings().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void compare_slowerOperation_failsAfterItWasConfirmed() throws Exception {
    FakeForks forks = new FakeForks(1, 0.01).slower("query_latency", 0.2);
    GateReport report = compare(forks, GateOptions.DEFAULT);
    Finding query = finding(report, "query_latency");
    assertThat(report.exitCode(false)).isEqualTo(GateReport.REGRESSION);
    assertThat(query.verdict()).isEqualTo(Verdict.REGRESSION);
    assertThat(query.change().worsening().orElseThrow()).isBetween(0.17, 0.23);
    assertThat(query.evidence())
        .contains("10 pairs", "confirmed by further 10 pairs", "this machine can see");
    assertThat(report.findings().stream().filter(Finding::fails)).hasSize(1);
    assertThat(forks.order).hasSize(2 * (10 + 10));
  }

  @Test
  void compare_lessThroughput_isWorseAndMoreIsBetter() throws Exception {
    GateReport less =
        compare(new FakeForks(2, 0.01).slower("ingestion_throughput", 0.25), GateOptions.DEFAULT);
    assertThat(finding(less, "ingestion_throughput").verdict()).isEqualTo(Verdict.REGRESSION);
    assertThat(finding(less, "ingestion_throughput").change().worsening().orElseThrow())
        .isBetween(0.18, 0.22);
    GateReport more =
        compare(new FakeForks(2, 0.01).slower("ingestion_throughput", -0.2), GateOptions.DEFAULT);
    assertThat(finding(more, "ingestion_throughput").verdict()).isEqualTo(Verdict.IMPROVEMENT);
    assertThat(more.exitCode(true)).isEqualTo(GateReport.PASSED);
  }

  @Test
  void compare_rounds_changeTheOrder() throws Exception {
    FakeForks forks = new FakeForks(3, 0.001);
    compare(forks, GateOptions.DEFAULT);
    assertThat(forks.order).hasSize(20).startsWith("old", "new", "new", "old", "old", "new");
  }

  @Test
  void compare_muchNoise_addsRoundsAndStaysInconclusive() throws Exception {
    FakeForks forks = new FakeForks(4, 0.5);
    GateReport report = compare(forks, GateOptions.DEFAULT);
    assertThat(forks.order).hasSize(2 * 40);
    assertThat(report.exitCode(false)).isEqualTo(GateReport.PASSED);
    assertThat(report.exitCode(true)).isEqualTo(GateReport.INCONCLUSIVE);
    assertThat(report.text()).contains("INCONCLUSIVE: 40 pairs");
  }

  /** The first rounds are slow by accident; the fresh ones are not. */
  @Test
  void compare_regressionThatDoesNotComeAgain_isInconclusive() throws Exception {
    FakeForks slow = new FakeForks(5, 0.01).slower("graph_query", 0.3);
    FakeForks same = new FakeForks(6, 0.01);
    int[] runs = new int[1];
    ForkRunner forks = (program, settings) -> (runs[0]++ < 20 ? slow : same).run(program, settings);
    GateReport report = gate(forks, GateOptions.DEFAULT).compare(OLD, NEW);
    assertThat(finding(report, "graph_query").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(finding(report, "graph_query").evidence()).contains("not confirmed by further");
    assertThat(report.exitCode(false)).isEqualTo(GateReport.PASSED);
  }

  @Test
  void compare_otherAnswers_failsBeforeAnythingIsTimed() throws Exception {
    FakeForks forks = new FakeForks(7, 0.001);
    forks.newAnswers = "other";
    GateReport report = compare(forks, GateOptions.DEFAULT);
    assertThat(report.exitCode(false)).isEqualTo(GateReport.REGRESSION);
    assertThat(report.text()).contains("answers: \u26a0\ufe0f", "hash=same, now other");
    assertThat(forks.order).hasSize(2);

    GateReport allowed = compare(forks, GateOptions.DEFAULT.withAllowOtherAnswers(true));
    assertThat(allowed.exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(allowed.text()).contains("which is allowed");
  }

  @Test
  void compare_otherEnvironment_isRefused() {
    FakeForks forks = new FakeForks(8, 0.001);
    forks.newEnvironment = new Environment(Map.of("java", "25", "ragged", "2"));
    assertThatThrownBy(() -> compare(forks, GateOptions.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java: 17, now 25");
  }

  @Test
  void compare_metricThatTheNewProgramLacks_fails() throws Exception {
    FakeForks forks = new FakeForks(9, 0.001);
    ForkRunner without =
        (program, settings) -> {
          ForkReport report = forks.run(program, settings);
          return program.equals(OLD)
              ? report
              : new ForkReport(
                  report.answers(), report.environment(), report.measurements().subList(1, 4));
        };
    GateReport report = gate(without, GateOptions.DEFAULT).compare(OLD, NEW);
    assertThat(report.exitCode(false)).isEqualTo(GateReport.REGRESSION);
    assertThat(finding(report, "query_latency").verdict()).isEqualTo(Verdict.REMOVED);
  }

  @Test
  void selfTest_sameProgramLooksOther_disablesTimesAndSaysWhy() throws Exception {
    FakeForks forks = new FakeForks(10, 0.01).slower("query_latency", 0.3);
    int[] runs = new int[1];
    // Whoever runs second of a round is slow: no rotation helps if a machine punishes one name.
    ForkRunner punishing =
        (program, settings) -> {
          int run = runs[0]++;
          boolean second = run / 2 % 2 == 0 ? run % 2 == 1 : run % 2 == 0;
          return forks.run(second ? NEW : OLD, settings);
        };
    SelfTest test = new SelfTest(gate(punishing, GateOptions.DEFAULT.withAllowDifferent(true)));
    SelfTest.Outcome outcome = test.run(OLD);
    assertThat(outcome.isTrusted()).isFalse();
    assertThat(outcome.alarm()).contains("told a program from itself", "query_latency");
    runs[0] = 0;
    GateReport report = test.guarded(OLD, NEW);
    assertThat(report.exitCode(false)).isEqualTo(GateReport.PASSED);
    assertThat(report.exitCode(true)).isEqualTo(GateReport.INCONCLUSIVE);
    assertThat(report.text()).contains("wall time", "times are not judged");
  }

  @Test
  void selfTest_noDifference_letsTheComparisonRun() throws Exception {
    FakeForks forks = new FakeForks(11, 0.01).slower("graph_query", 0.3);
    SelfTest test = new SelfTest(gate(forks, GateOptions.DEFAULT));
    assertThat(test.run(OLD).isTrusted()).isTrue();
    assertThat(test.guarded(OLD, NEW).exitCode(false)).isEqualTo(GateReport.REGRESSION);
  }
}
