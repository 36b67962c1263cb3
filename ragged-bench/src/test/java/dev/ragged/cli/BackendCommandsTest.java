package dev.ragged.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ragged.cli.Program.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ragged backend}: each command once in a process of its own, and what it refuses. */
class BackendCommandsTest {
  @TempDir Path folder;

  @Test
  void migrate_thereAndBack_keepsAnswersAndFreesWhatIsDiscarded() {
    Program ragged = new Program(folder).withStore();
    JsonNode listed = ragged.run("backend", "list", "--json").json();
    assertThat(listed.findValuesAsText("backend")).contains("exact", "hnsw", "leann");
    String before =
        ragged.run("backend", "status", "--json").json().at("/migration/active").asText();
    String other = before.equals("exact") ? "hnsw" : "exact";

    Outcome plan = ragged.run("backend", "migrate", "--dry-run", other);
    assertThat(plan.out()).contains(before + " to " + other, "Nothing was changed.");
    JsonNode moved = ragged.run("backend", "migrate", "--to", other, "--json").json();
    assertThat(moved.at("/outcome").asText()).isEqualTo("switched");
    assertThat(moved.at("/copied").asInt()).isEqualTo(3);
    assertThat(ragged.run("query", "What does a crash lose?", "-k", "1").out())
        .contains("crash.md#0");
    JsonNode status = ragged.run("backend", "status", "--json").json();
    assertThat(status.at("/migration/active").asText()).isEqualTo(other);
    assertThat(status.at("/migration/previous").asText()).isEqualTo(before);

    assertThat(ragged.run("backend", "verify").out()).startsWith("passed: 3 chunks");
    assertThat(ragged.run("backend", "rollback").exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(ragged.run("backend", "discard", "--json").json().at("/discarded").asText())
        .isEqualTo(other);
    assertThat(ragged.run("check").exitCode()).isEqualTo(ExitCode.DONE);

    Outcome advice = ragged.run("backend", "recommend");
    assertThat(advice.out()).startsWith("Recommendation: ");
    Outcome tooSmall = ragged.run("backend", "recommend", "--max-mb", "0.000001");
    assertThat(tooSmall.exitCode()).isEqualTo(ExitCode.FOUND_PROBLEMS);
  }

  @Test
  void migrate_whatMakesNoSense_isRefused() {
    InProcess ragged = new InProcess(folder);
    new Program(folder).withStore();
    String store = folder.resolve(".ragged").toString();
    for (String[] words :
        new String[][] {
          {"backend", "migrate", "-s", store},
          {"backend", "migrate", "-s", store, "fastest"},
          {"backend", "migrate", "-s", store, "--sample", "2", "exact"},
          {"backend", "migrate", "-s", store + "-not", "exact"},
          {"backend"}
        }) {
      assertThat(ragged.run(words).exitCode())
          .as(String.join(" ", words))
          .isEqualTo(ExitCode.USAGE);
    }
  }
}
