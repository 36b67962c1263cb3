package dev.ragged.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ragged.cli.ExitCode;
import dev.ragged.cli.InProcess;
import dev.ragged.cli.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneCommandsTest {
  @TempDir Path folder;

  private InProcess ragged;

  @BeforeEach
  void makeStore() {
    ragged = new InProcess(folder).withStore();
  }

  private Path yaml() {
    return ragged.store().resolve("ragged.yaml");
  }

  private JsonNode shown(String key) {
    return ragged.done("tune", "show", key, "--json").json().get(0);
  }

  @Test
  void set_anotherBackendThanTheIndexHas_pointsToMigration() throws IOException {
    String before = Files.readString(yaml());
    Outcome refused = ragged.run("tune", "set", "backend.type", "exact");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("leann", "ragged backend migrate exact");
    assertThat(yaml()).content().isEqualTo(before);
    assertThat(ragged.done("tune", "set", "backend.type", "leann").out()).contains("leann");
    assertThat(ragged.done("tune", "set", "preset", "low-memory").out()).contains("low_memory");
  }

  @Test
  void set_thenUnset_changeOneLineOfAFileWithComments() throws IOException {
    String written =
        """
        # mine
        embedder.type: lexical   # no model

        search:
          probe_every: 7
        cache.results.ttl: "5m" # short
        """;
    Files.writeString(yaml(), written);
    Outcome set = ragged.done("tune", "set", "cache.results.ttl", "40m");
    assertThat(set.out()).contains("ttl = 5m", "ttl = 40m", "ragged.yaml line 6");
    assertThat(yaml()).content().isEqualTo(written.replace("\"5m\"", "'40m'"));
    ragged.done("tune", "set", "search.effort", "200");
    assertThat(yaml())
        .content()
        .isEqualTo(written.replace("\"5m\"", "'40m'") + "search.effort: '200'\n");
    assertThat(shown("search.effort").at("/value").asText()).isEqualTo("200");
    assertThat(shown("search.probe_every").at("/value").asText()).isEqualTo("7");
    assertThat(ragged.done("query", "crash").out()).contains("crash.md");

    ragged.done("tune", "unset", "search.effort");
    assertThat(yaml()).content().isEqualTo(written.replace("\"5m\"", "'40m'"));
    assertThat(ragged.done("tune", "unset", "search.effort").out()).contains("There was no");
  }

  @Test
  void set_whatOneLineCannotSay_isRefusedAndLeavesTheFile() throws IOException {
    for (String written :
        new String[] {
          "search:\n  effort: 100\nembedder:\n  type: lexical\n",
          "{embedder.type: lexical, search.effort: 100}\n",
          "embedder.type: lexical\nsearch.effort:\n  100\n"
        }) {
      Files.writeString(yaml(), written);
      Outcome refused = ragged.run("tune", "set", "search.effort", "200");
      assertThat(refused.exitCode()).as(written).isEqualTo(ExitCode.USAGE);
      assertThat(refused.err()).contains("by hand", "search.effort", "ragged.yaml");
      assertThat(yaml()).content().isEqualTo(written);
    }
    try (var files = Files.list(ragged.store())) {
      assertThat(files.filter(file -> file.toString().contains("unfinished"))).isEmpty();
    }
  }

  @Test
  void set_unknownKeyOrBadValue_namesTheNearestAndWhatIsAllowed() {
    Outcome unknown = ragged.run("tune", "set", "search.efort", "200");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("did you mean search.effort?");
    Outcome bad = ragged.run("tune", "set", "search.effort", "many");
    assertThat(bad.err()).contains("whole number", "many");
    assertThat(ragged.run("tune", "show", "search.efort").err()).contains("search.effort");
    assertThat(ragged.run("tune").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void apply_preset_isWhatTheNextCallOpensWith() {
    ragged.done("tune", "set", "cache.results.ttl", "3m");
    Outcome applied = ragged.done("tune", "apply", "low-memory");
    assertThat(applied.out())
        .contains("preset = low_memory", "cache.results.heap_bytes = 6 MiB")
        .containsPattern("set one by one:\n  cache.results.ttl = 3m");
    assertThat(shown("cache.results.heap_bytes").at("/origin").asText())
        .isEqualTo("preset low_memory");
    ragged.done("tune", "apply", "high-performance");
    assertThat(shown("cache.results.heap_bytes").at("/value").asText()).isEqualTo("64 MiB");
    ragged.done("tune", "apply", "balanced");
    assertThat(ragged.run("tune", "apply", "tiny").err()).contains("low_memory", "tiny");
  }

  @Test
  void show_everySetting_hasValueOriginAndWhatIsAllowed() {
    JsonNode all = ragged.done("tune", "show", "--json").json();
    assertThat(all.findValuesAsText("key"))
        .contains("search.effort", "database.cache_bytes", "backend.hnsw.m", "memory.enabled");
    assertThat(all.get(0).at("/expected").asText()).isNotEmpty();
    assertThat(ragged.done("tune", "show", "embedder.type").out())
        .contains("embedder.type = lexical  (ragged.yaml line 2)", "Must be");
    assertThat(new InProcess(folder.resolve("nowhere")).done("tune", "show").out())
        .contains("search.effort = 0  (default)");
  }

  @Test
  void auto_workload_printsEvidenceAndIsUndone() throws IOException {
    JsonNode json =
        ragged
            .done("tune", "auto", "--workload", "batch", "--limit", "1", "--apply", "--json")
            .json();
    assertThat(json.at("/workload").asText()).isEqualTo("batch");
    assertThat(json.at("/workers").size()).isPositive();
    assertThat(ragged.done("tune", "auto", "--workload", "interactive", "--limit", "1").out())
        .contains("recall@10");
    assertThat(ragged.run("tune", "auto", "--workload", "speed").err())
        .contains("interactive, batch or memory");

    Path tuned = ragged.store().resolve("tuned.properties");
    Files.writeString(ragged.store().resolve("tuned.properties.before"), "search.effort=31\n");
    Files.writeString(tuned, "search.effort=77\n");
    assertThat(shown("search.effort").at("/origin").asText()).isEqualTo("tuned");
    assertThat(ragged.done("tune", "undo").out()).contains("back", "search.effort=31");
    assertThat(shown("search.effort").at("/value").asText()).isEqualTo("31");
    assertThat(ragged.done("tune", "undo").out()).contains("Nothing to undo");
    ragged.done("tune", "set", "search.effort", "50");
    assertThat(shown("search.effort").at("/value").asText()).isEqualTo("50");
  }
}
