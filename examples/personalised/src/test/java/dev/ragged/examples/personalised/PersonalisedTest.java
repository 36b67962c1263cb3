package dev.ragged.examples.personalised;

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
class PersonalisedTest {
  @TempDir private Path temp;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return Personalised.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        temp.resolve("stores"),
        args);
  }

  @Test
  void run_withFolderAndQuestion_ordersForEachPersonaAndErasesOne() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("handbook"));
    Files.writeString(
        folder.resolve("crash.md"),
        "# Recovery\n\nA search after a crash finds the database and its backup unharmed.\n");
    Files.writeString(
        folder.resolve("graph.md"),
        "# Search\n\nA search walks the graph of the vector index; recall says how well.\n");

    int code = run(folder.toString(), "what does a search do");

    String said = out.toString(StandardCharsets.UTF_8);
    String operators = said.substring(said.indexOf("operator:"), said.indexOf("developer:"));
    String developers = said.substring(said.indexOf("developer:"), said.indexOf("erased"));
    assertThat(code).isZero();
    assertThat(operators.indexOf("crash.md")).isLessThan(operators.indexOf("graph.md"));
    assertThat(developers.indexOf("graph.md")).isLessThan(developers.indexOf("crash.md"));
    assertThat(said).contains("which you care about");
    assertThat(said).contains("operator erased: 5 interactions").contains("found in 0");
  }

  @Test
  void run_withoutQuestion_saysHowToCall() {
    assertThat(run(temp.toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: personalised");
  }
}
