package dev.ragged.bench.gate;

import static dev.ragged.bench.gate.Reports.DISTANCES;
import static dev.ragged.bench.gate.Reports.figure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {
  private static final BenchmarkReport REPORT = Reports.of(figure(DISTANCES, 100));

  @TempDir Path folder;

  @Test
  void of_eachKindOfWord_isFound() throws IOException {
    Files.createFile(folder.resolve("ragged.jar"));
    ReportJson.write(REPORT, folder.resolve("benchmarks").resolve("v1.2.json"));
    assertThat(Source.of("this", folder)).isEqualTo(Program.current());
    assertThat(Source.of("ragged.jar", folder))
        .isEqualTo(Program.jar(folder.resolve("ragged.jar")));
    assertThat(Source.of("v1.2", folder)).isEqualTo(new Source.Stored("v1.2", REPORT));
    assertThat(Source.of("benchmarks/v1.2.json", folder).name()).isEqualTo("benchmarks/v1.2.json");
  }

  @Test
  void of_aCommit_saysHowToBuildIt() {
    assertThatThrownBy(() -> Source.of("3f2a91c", folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("word=3f2a91c")
        .hasMessageContaining("git worktree add");
  }

  @Test
  void of_noSuchJarOrPathOutside_isRefused() {
    assertThatThrownBy(() -> Source.of("none.jar", folder)).hasMessageContaining("none.jar");
    assertThatThrownBy(() -> Source.of("../v1", folder)).hasMessageContaining("word=../v1");
  }

  @Test
  void compare_aProgramWithAReport_isRefused() throws Exception {
    RegressionGate gate =
        new RegressionGate(
            new StoredGate(GateOptions.DEFAULT),
            new PairedGate(
                new FakeForks(1, 0.001),
                ForkSettings.DEFAULT,
                RoundPlan.DEFAULT,
                GateOptions.DEFAULT,
                progress -> {}),
            false);
    Source stored = new Source.Stored("v1", REPORT);
    assertThatThrownBy(() -> gate.compare(stored, FakeForks.NEW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("baseline=v1, current=new");
    assertThat(gate.compare(stored, stored).exitCode(true)).isEqualTo(GateReport.PASSED);
    assertThat(gate.compare(FakeForks.OLD, FakeForks.NEW).findings()).hasSize(4);
  }
}
