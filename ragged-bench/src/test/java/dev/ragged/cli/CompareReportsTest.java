package dev.ragged.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import dev.ragged.bench.report.ReportJson;
import dev.ragged.bench.report.Result;
import dev.ragged.cli.Program.Outcome;
import dev.ragged.profiling.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ragged benchmark compare} of two reports: proof that the gate fails, and that it passes.
 */
class CompareReportsTest {
  private static final Metric DISTANCES =
      Metric.counted("distances", "distances/query", Better.LOWER);
  private static final Metric RECALL = Metric.counted("recall", "", Better.HIGHER);

  @TempDir Path folder;

  private Path write(String name, long seed, Measurement... figures) throws IOException {
    Path file = folder.resolve(name);
    ReportJson.write(
        new BenchmarkReport(
            "ci",
            Instant.EPOCH,
            seed,
            new Environment(Map.of("java", "17")),
            Map.of(),
            List.of(new Result("query.single", "hnsw", Map.of(), List.of(figures), List.of())),
            List.of()),
        file);
    return file;
  }

  @BeforeEach
  void writeBaseline() throws IOException {
    var unused =
        write("baseline.json", 1, Measurement.of(DISTANCES, 1_000), Measurement.of(RECALL, 0.9));
  }

  private Outcome compare(Path current, String... more) {
    String[] words = new String[5 + more.length];
    System.arraycopy(
        new String[] {
          "benchmark",
          "compare",
          "--baseline",
          folder.resolve("baseline.json").toString(),
          "--current=" + current
        },
        0,
        words,
        0,
        5);
    System.arraycopy(more, 0, words, 5, more.length);
    return new InProcess(folder).run(words);
  }

  @Test
  void compare_equal_passes() throws IOException {
    Outcome outcome =
        compare(
            write("now.json", 1, Measurement.of(DISTANCES, 1_000), Measurement.of(RECALL, 0.9)));
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(outcome.out()).startsWith("Benchmark Results:").endsWith("PASS\n");
  }

  @Test
  void compare_tenPercentMore_fails() throws IOException {
    Path now = write("now.json", 1, Measurement.of(DISTANCES, 1_100), Measurement.of(RECALL, 0.9));
    assertThat(compare(now).exitCode()).isEqualTo(ExitCode.FOUND_PROBLEMS);
    assertThat(compare(now).out()).contains("10.0% regression", "fails", "REGRESSION: ");
    assertThat(compare(now, "--max-count-regression", "10%").exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(compare(now, "--json").json().at("/findings/0/fails").asBoolean()).isTrue();
  }

  @Test
  void compare_betterOrLessRecall_passesOrFails() throws IOException {
    Path better =
        write("better.json", 1, Measurement.of(DISTANCES, 900), Measurement.of(RECALL, 0.95));
    assertThat(compare(better).exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(compare(better).out()).contains("10.0% improvement");
    Path worse =
        write("worse.json", 1, Measurement.of(DISTANCES, 500), Measurement.of(RECALL, 0.89));
    assertThat(compare(worse).exitCode()).isEqualTo(ExitCode.FOUND_PROBLEMS);
  }

  @Test
  void compare_missingFigure_failsUnlessAllowed() throws IOException {
    Path now = write("now.json", 1, Measurement.of(DISTANCES, 1_000));
    assertThat(compare(now).exitCode()).isEqualTo(ExitCode.FOUND_PROBLEMS);
    assertThat(compare(now, "--allow-missing").exitCode()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void compare_nothingInCommon_isNoPass() throws IOException {
    Path none = write("none.json", 1);
    InProcess ragged = new InProcess(folder);
    Outcome outcome =
        ragged.run("benchmark", "compare", none.toString(), none.toString(), "--strict");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(outcome.out()).contains("nothing was compared").doesNotContain("PASS");
  }

  @Test
  void compare_whatCannotBe_isRefused() throws IOException {
    Path other =
        write("other.json", 2, Measurement.of(DISTANCES, 1_000), Measurement.of(RECALL, 0.9));
    assertThat(compare(other).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(compare(other).err()).contains("seed: 1, now 2");
    assertThat(compare(other, "--allow-different-env").exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(compare(Path.of("this")).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(compare(folder.resolve("none.json")).err()).contains("none.json");
    assertThat(compare(other, "--fail-on-regression", "much").err()).contains("percent");
  }
}
