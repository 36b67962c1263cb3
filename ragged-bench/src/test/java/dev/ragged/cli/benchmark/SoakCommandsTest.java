package dev.ragged.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.ReportJson;
import dev.ragged.cli.ExitCode;
import dev.ragged.cli.InProcess;
import dev.ragged.cli.Program.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakCommandsTest {
  @TempDir private Path folder;

  private Outcome run(String... words) {
    return new InProcess(folder).run(words);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void soak_tooFewSamplesAndStrict_endsWithThreeAndHasFigures() throws Exception {
    String report = file("soak.jsonl");
    String[] words = {
      "benchmark",
      "soak",
      "--operations",
      "40",
      "--rate",
      "100",
      "--docs",
      "20",
      "--personas",
      "4",
      "--backend",
      "exact",
      "--sample-every",
      "0.2",
      "--report",
      report,
      "--json",
      "--strict"
    };
    Outcome first = run(words);
    assertThat(first.exitCode()).as("%s", first).isEqualTo(ExitCode.INCONCLUSIVE);
    JsonNode json = first.json();
    assertThat(json.path("verdict").asText()).isEqualTo("inconclusive");
    assertThat(json.path("complete").asBoolean()).isTrue();
    assertThat(json.path("problems")).isEmpty();
    JsonNode result = json.path("report").path("results").path(0);
    assertThat(result.path("scenario").asText()).isEqualTo("soak");
    List<String> lines = Files.readAllLines(folder.resolve("soak.jsonl"));
    assertThat(lines).hasSize(4);

    Outcome again = run(words);
    assertThat(again.json().path("verdict").asText()).isEqualTo("inconclusive");
    assertThat(Files.readAllLines(folder.resolve("soak.jsonl"))).isEqualTo(lines);
  }

  @Test
  void soak_withoutAnExtent_isAnError() {
    assertThat(run("benchmark", "soak").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run("benchmark", "soak", "--minutes", "1", "--hours", "1").exitCode())
        .isEqualTo(ExitCode.USAGE);
    Outcome none = run("benchmark", "soak", "--minutes", "0");
    assertThat(none.exitCode()).isNotZero();
    assertThat(none.err()).contains("the time must be positive");
  }

  @Test
  void sweep_smallVectors_printsATableAndWritesAReport() throws Exception {
    String report = file("sweep.json");
    Outcome outcome =
        run(
            "benchmark",
            "hnsw-sweep",
            "--vectors",
            "200,400",
            "--queries",
            "10",
            "--dimension",
            "16",
            "--graphs",
            "8/40,16/100",
            "--ef-search",
            "10,50",
            "--rounds",
            "1",
            "--output",
            report);
    assertThat(outcome.exitCode()).as("%s", outcome).isEqualTo(ExitCode.DONE);
    assertThat(outcome.out())
        .contains("recall@10")
        .contains("Best for 200 vectors: ")
        .contains("Best for 400 vectors: ");
    BenchmarkReport read = ReportJson.read(Path.of(report));
    assertThat(read.of("hnsw.sweep")).hasSize(8);
  }
}
