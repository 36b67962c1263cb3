package dev.ragged.examples.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as somebody calls it. */
class AskTest {
  @TempDir private Path temp;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return Ask.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        temp.resolve("stores"),
        args);
  }

  private String folder() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("files"));
    Files.writeString(folder.resolve("bread.md"), "# Bread\n\nSteam makes the crust\ncrisp.\n");
    Files.writeString(folder.resolve("moon.txt"), "The moon pulls the sea.\n");
    return folder.toString();
  }

  @Test
  void run_question_printsAnswerAndWhereItIsFrom() throws IOException {
    assertThat(run(folder(), "Why is a crust crisp?")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("Steam makes the crust crisp. [1]")
        .contains("[1] bread.md#0", "tokens read");
  }

  @Test
  void run_nothingFound_saysSo() throws IOException {
    assertThat(run(folder(), "Who wrote Hamlet?")).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("No passage has an answer.");
  }

  @Test
  void run_calledWrongly_saysHowToCall() throws IOException {
    assertThat(run("nowhere", "why?")).isEqualTo(2);
    assertThat(run(folder(), " ")).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: ask");
  }
}
