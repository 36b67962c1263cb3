package dev.ragged.examples.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.profiling.ProfileReport;
import dev.ragged.profiling.ProfileSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as somebody calls it. */
class ProfilingTest {
  @TempDir private Path temp;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    out.reset();
    return Profiling.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        args);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void run_folder_printsReportsAndComparesTheSecondRun() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("files"));
    Files.writeString(folder.resolve("bread.md"), "# Bread\n\nSteam makes the crust\ncrisp.\n");
    String file = temp.resolve("profile.json").toString();

    assertThat(run(folder.toString(), file)).isZero();
    assertThat(printed())
        .contains(
            "Query Performance (2,000 queries):",
            "\"How does a crash lose nothing?\"",
            "Performance Report: example",
            "ingest.embed",
            "search.retrieve",
            "documents, ",
            "written to " + file);

    int second = run(folder.toString(), file);
    assertThat(printed()).contains("Verdict").doesNotContain("written to");
    assertThat(second).isBetween(0, 1);
  }

  @Test
  void run_fileThatIsNoProfile_saysSoBeforeItMeasures() throws IOException {
    Path file = Files.writeString(temp.resolve("broken.json"), "{\"schemaVersion\": 1, ");
    assertThat(run(temp.toString(), file.toString())).isEqualTo(2);
    assertThat(printed()).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains(file.toString())
        .doesNotContain("\tat ");
  }

  @Test
  void run_profileOfAnotherMachine_namesWhatDiffers() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("files"));
    Path file = temp.resolve("profile.json");
    try (ProfileSession session = ProfileSession.start("there")) {
      ProfileReport report = session.report();
      report.withEnvironment(report.environment().with("processor", "abacus")).writeJson(file);
    }
    assertThat(run(folder.toString(), file.toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("processor was abacus and is ");
  }

  @Test
  void run_calledWrongly_saysHowToCall() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("nowhere")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: profiling");
  }
}
