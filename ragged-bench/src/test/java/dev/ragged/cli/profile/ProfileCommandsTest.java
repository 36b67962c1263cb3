package dev.ragged.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ragged.cli.ExitCode;
import dev.ragged.cli.InProcess;
import dev.ragged.cli.Program.Outcome;
import dev.ragged.profiling.Durations;
import dev.ragged.profiling.Environment;
import dev.ragged.profiling.ProcessFigures;
import dev.ragged.profiling.ProfileMetric;
import dev.ragged.profiling.ProfileReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that measure at once. */
class ProfileCommandsTest {
  @TempDir Path folder;

  private InProcess ragged;

  @BeforeEach
  void makeStore() {
    ragged = new InProcess(folder).withStore();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void index_folder_timesEachPhaseAndLeavesTheStoreAlone() throws Exception {
    byte[] before = Files.readAllBytes(ragged.store().resolve("ragged.db"));
    String file = path("index.json");
    JsonNode json =
        ragged
            .done("profile", "index", ragged.documents(), "--iterations", "2", "--json", "-o", file)
            .json();
    assertThat(json.at("/documents").asInt()).isEqualTo(6);
    assertThat(json.at("/chunks").asInt()).isEqualTo(6);
    for (String phase : List.of("read", "parse", "chunk", "embed", "store", "index")) {
      assertThat(json.at("/phasesMs/ingest." + phase).asDouble()).as(phase).isPositive();
    }
    ProfileReport report = ProfileReport.readJson(Path.of(file));
    assertThat(report.metrics("ingest").get(0).count()).isEqualTo(2);
    assertThat(Files.readAllBytes(ragged.store().resolve("ragged.db"))).isEqualTo(before);
  }

  @Test
  void index_intoANamedStore_fillsItOnce() {
    String store = path("other.ragged");
    String docs = ragged.documents();
    Outcome first =
        ragged.done("profile", "index", "--path", docs, "--store", store, "--embedder", "lexical");
    assertThat(first.out()).contains("Indexing Profile", "3 documents", "ingest.embed");
    Outcome again = ragged.run("profile", "index", docs, "--store", store, "--embedder", "lexical");
    assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(again.err()).contains("no file was new", "leave --store out");
    Outcome twice = ragged.run("profile", "index", docs, "--store", store, "-n", "2");
    assertThat(twice.err()).contains("leave --store or --iterations out");
  }

  @Test
  void search_sameQuestion_isNotAnsweredFromTheCache() {
    JsonNode json = ragged.done("profile", "search", "--query", "crash", "--json").json();
    assertThat(json.at("/latency/count").asInt()).isEqualTo(10);
    assertThat(json.at("/averageResults").asDouble()).isEqualTo(3);
    List<Integer> retrieved = new ArrayList<>();
    for (JsonNode operation : json.at("/operations")) {
      if (operation.at("/path/1").asText().equals("search.retrieve")
          && operation.at("/path").size() == 2) {
        retrieved.add(operation.at("/count").asInt());
      }
    }
    assertThat(retrieved).containsExactly(10);
    assertThat(ragged.done("profile", "search", "-n", "2", "pasta").out())
        .contains("Search Profile", "p95", "search.vectors", "#");
    assertThat(ragged.run("profile", "search", "-n", "0").err()).contains("iterations=0");
  }

  @Test
  void chat_withoutAQuestion_asksForWhatIsStored() {
    JsonNode json = ragged.done("profile", "chat", "-n", "3", "--json").json();
    assertThat(json.at("/latency/count").asInt()).isEqualTo(3);
    assertThat(json.at("/tokensOut").asInt()).isPositive();
    assertThat(json.at("/phasesMs/answer.generate").asDouble()).isPositive();
  }

  @Test
  void all_withAndWithoutFolders_isOneProfileThatCompares() {
    String file = path("all.json");
    JsonNode json =
        ragged.done("profile", "all", "--output", file, "--index-iterations", "1", "--json").json();
    assertThat(json.at("/search/count").asInt()).isEqualTo(20);
    assertThat(json.at("/chat/count").asInt()).isEqualTo(10);
    assertThat(json.at("/documentsPerSecond").asDouble()).isPositive();

    Outcome same = ragged.run("profile", "compare", file, file, "--strict", "--json");
    assertThat(same.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(ragged.done("profile", "compare", file, file).out()).contains("INCONCLUSIVE");
    // Any slowdown is allowed, so only that it ran is judged.
    Outcome now =
        ragged.run(
            "profile",
            "--compare",
            file,
            ragged.documents(),
            "--index-iterations",
            "1",
            "--threshold",
            "1000000%",
            "--allow-missing",
            "--json");
    assertThat(now.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(now.json().at("/thresholdPercent").asDouble()).isEqualTo(1e6);
    assertThat(now.json().at("/rows").size()).isGreaterThan(20);
  }

  private String profile(String name, long nanos) {
    List<Duration> samples =
        LongStream.range(0, 40).mapToObj(i -> Duration.ofNanos(nanos + i * 1_000)).toList();
    ProfileMetric metric =
        new ProfileMetric(
            List.of("search"),
            0,
            new ProfileMetric.Costs(nanos * 40, Optional.empty(), OptionalLong.empty()),
            Map.of(),
            Durations.of(samples));
    ProcessFigures process =
        new ProcessFigures(
            OptionalLong.empty(),
            0,
            Duration.ZERO,
            Duration.ZERO,
            OptionalLong.empty(),
            OptionalLong.empty());
    Path file = folder.resolve(name);
    new ProfileReport(
            name,
            Instant.EPOCH,
            Duration.ofSeconds(1),
            Environment.current(),
            process,
            0,
            List.of(metric))
        .writeJson(file);
    return file.toString();
  }

  @Test
  void compare_slowerEqualMissing_endWithTheirExitCodes() {
    String base = profile("base.json", 1_000_000);
    String slower = profile("slower.json", 1_500_000);
    Outcome worse = ragged.run("profile", "compare", base, slower);
    assertThat(worse.exitCode()).isEqualTo(ExitCode.FOUND_PROBLEMS);
    assertThat(worse.out()).contains("REGRESSION");
    JsonNode row = ragged.run("profile", "compare", base, slower, "--json").json().at("/rows/0");
    assertThat(row.at("/unit").asText()).isEqualTo("ms");
    assertThat(row.at("/baseline").asDouble()).isBetween(1.0, 1.1);
    assertThat(row.at("/current").asDouble()).isBetween(1.5, 1.6);
    assertThat(ragged.run("profile", "compare", base, slower, "--threshold", "60").exitCode())
        .isEqualTo(ExitCode.DONE);
    assertThat(ragged.run("profile", "compare", base, slower, "--least-micros", "500").exitCode())
        .isEqualTo(ExitCode.DONE);
    assertThat(ragged.run("profile", "compare", base, slower, "--least-micros", "499").exitCode())
        .isEqualTo(ExitCode.FOUND_PROBLEMS);
    assertThat(ragged.run("profile", "--compare", slower, base).exitCode())
        .isEqualTo(ExitCode.DONE);
    Outcome missing = ragged.run("profile", "compare", path("none.json"));
    assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(missing.err()).contains("no such profile", "none.json");
  }

  @Test
  void startup_target_decides() {
    String file = path("startup.json");
    JsonNode json =
        ragged
            .done("profile", "startup", "-n", "1", "--target", "60000", "--json", "-o", file)
            .json();
    assertThat(json.at("/version_times_ms").size()).isEqualTo(1);
    assertThat(json.at("/help_times_ms/0").asDouble()).isPositive();
    assertThat(json.at("/passed").asBoolean()).isTrue();
    assertThat(Path.of(file)).content().contains("\"target_ms\" : 60000");
    assertThat(ragged.run("profile", "startup", "-n", "1", "--target", "1").exitCode())
        .isEqualTo(ExitCode.FOUND_PROBLEMS);
  }

  @Test
  void group_wrongOrNoCommand_saysWhatThereIs() {
    Outcome wrong = ragged.run("profile", "serch");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("profile search");
    assertThat(ragged.run("profile").exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(ragged.done("profile", "--help").out()).contains("enable", "compare", "Examples:");
  }
}
