package dev.ragged.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What Ctrl-C and SIGTERM leave. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
class InterruptTest {
  private static final int TERMINATED = 128 + 15;
  private static final int FILES = 2_500;

  @TempDir Path folder;

  @Test
  void index_interrupted_keepsWhatWasCommittedAndGoesOn() throws Exception {
    Program ragged = new Program(folder);
    for (int i = 0; i < FILES; i++) {
      ragged.file("docs/" + i + ".md", "# Note " + i + "\n\nWhat note " + i + " says of tea.\n");
    }
    Process indexing =
        ragged
            .start("index", "--embedder", "lexical", "docs")
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    try {
      awaitFirstCommits();
      // SIGTERM takes the same way as Ctrl-C, and is not ignored by what runs in the background.
      indexing.destroy();
      assertThat(indexing.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      indexing.destroyForcibly();
    }
    assertThat(indexing.exitValue()).isEqualTo(TERMINATED);
    assertThat(Files.readString(folder.resolve("err.txt"))).doesNotContain("\tat ");
    assertThat(Files.readString(folder.resolve("out.txt"))).contains("; cancelled");

    assertThat(ragged.run("check").exitCode()).isEqualTo(ExitCode.DONE);
    int kept = documents(ragged);
    assertThat(kept).isBetween(1, FILES - 1);
    JsonNode again = ragged.run("index", "--json", "docs").json().at("/sources/0");
    assertThat(again.at("/unchanged").asInt()).isEqualTo(kept);
    assertThat(documents(ragged)).isEqualTo(FILES);
  }

  private static int documents(Program ragged) {
    return ragged.run("status", "--json").json().at("/corpus/documents").asInt();
  }

  /** Waits until the write-ahead log has more than what creates a store. */
  private void awaitFirstCommits() throws IOException {
    Path log = folder.resolve(".ragged").resolve("ragged.db-wal");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.exists(log) || Files.size(log) < 500_000) {
      assertThat(System.nanoTime()).as("no commit in time").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
