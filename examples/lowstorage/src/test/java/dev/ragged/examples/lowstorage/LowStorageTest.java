package dev.ragged.examples.lowstorage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LowStorageTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Test
  void run_noSuchFolder_saysHowToCallIt() {
    assertThat(LowStorage.run(print(out), print(err), directory, "nowhere", "why?")).isEqualTo(2);
    assertThat(LowStorage.run(print(out), print(err), directory)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: lowstorage");
  }

  @Test
  void run_folder_answersFromTheBestFile() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("files"));
    Files.writeString(folder.resolve("bread.md"), "# Bread\n\nSteam makes the crust crisp.\n");
    Files.writeString(folder.resolve("moon.txt"), "The moon pulls the sea, so there are tides.\n");

    int exit =
        LowStorage.run(
            print(out), print(err), directory, folder.toString(), "Why is a crust crisp?");

    assertThat(exit).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("2 added", "index leann: 2 vectors", "warm: 0 vectors recomputed")
        .containsSubsequence("bread.md", "moon.txt");
  }
}
