package dev.ragged.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.bench.report.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessForksTest {
  private static final ForkSettings SHORT =
      new ForkSettings(
          new ForkTask(List.of("query"), 42, 50, "exact", Duration.ZERO),
          List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
          Duration.ofMinutes(2));

  @TempDir Path folder;

  @Test
  void compare_thisWithThis_twoRoundsOfProcesses() throws Exception {
    PairedGate gate =
        new PairedGate(
            new ProcessForks(), SHORT, new RoundPlan(2, 1, 2), GateOptions.DEFAULT, line -> {});
    GateReport report = gate.compare(Program.current(), Program.current());
    System.out.print(report.text());
    assertThat(report.findings()).extracting(Finding::name).containsExactly("query_latency");
    assertThat(report.findings().get(0).evidence()).startsWith("2 pairs");
    assertThat(report.exitCode(false)).isEqualTo(GateReport.PASSED);
  }

  /** All operations, in this process. */
  @Test
  void run_allOperations_measureTheMetricsOfTheReport() {
    ForkReport report =
        PairedFork.run(new ForkTask(PairedFork.OPERATIONS, 42, 50, "exact", Duration.ZERO));
    assertThat(report.measurements())
        .extracting(each -> each.metric().name() + " " + each.metric().unit())
        .containsExactly(
            "query_latency ms",
            "ingestion_throughput docs/s",
            "memory_record ms",
            "graph_query ms");
    assertThat(report.measurements())
        .allSatisfy(each -> assertThat(each.samples()).hasSize(SteadyWindows.WINDOWS))
        .extracting(Measurement::value)
        .allSatisfy(value -> assertThat(value).isPositive());
    assertThat(report.answers()).matches("[0-9a-f]{16}");
  }

  @Test
  void task_asWords_isReadAgain() {
    assertThat(ForkTask.parse(ForkTask.DEFAULT.words())).isEqualTo(ForkTask.DEFAULT);
    assertThatThrownBy(() -> ForkTask.parse(List.of("seed=1"))).hasMessageContaining("operations");
  }

  @Test
  void run_unknownOperation_isNamed() {
    assertThatThrownBy(
            () -> PairedFork.run(new ForkTask(List.of("dance"), 1, 1, "exact", Duration.ZERO)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dance")
        .hasMessageContaining("query");
  }

  /** An empty jar stands for a version that is older than the comparison. */
  @Test
  void run_programWithoutTheFork_saysWhatItLacks() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThatThrownBy(() -> new ProcessForks().run(new Program("older", empty.toString()), SHORT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("program=older")
        .hasMessageContaining("PairedFork");
  }

  @Test
  void run_tooSlow_isEnded() {
    ForkSettings hurried = new ForkSettings(SHORT.task(), SHORT.jvmFlags(), Duration.ofMillis(1));
    assertThatThrownBy(() -> new ProcessForks().run(Program.current(), hurried))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not end within PT0.001S");
  }
}
