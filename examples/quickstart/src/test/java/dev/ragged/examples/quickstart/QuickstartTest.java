package dev.ragged.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path folder;
  private String store;

  @BeforeEach
  void writeFiles() throws IOException {
    folder = Files.createDirectory(directory.resolve("files"));
    store = directory.resolve("store").toString();
    Files.writeString(
        folder.resolve("bread.md"), "# Bread\n\n## Crust\n\nSteam in the oven makes it crisp.\n");
    Files.writeString(folder.resolve("moon.txt"), "The moon pulls the sea, so there are tides.\n");
    Files.write(folder.resolve("image.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0});
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return Quickstart.run(print(out), print(err), arguments);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complaint() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void run_newFolder_ingestsAndAnswersBestPassageFirst() {
    int exit = run("--store", store, folder.toString(), "Why is a crust crisp?");

    assertThat(exit).isZero();
    assertThat(printed())
        .contains("embedder all-MiniLM-L6-v2", "backend hnsw", "2 added", "1 skipped")
        .contains("3/3 documents", "skipped image.png: ")
        .containsSubsequence("bread.md  [Bread > Crust]", "Steam in the oven", "moon.txt");
  }

  @Test
  void run_secondTime_ingestsNothingAndAnswersTheSame() {
    run("--store", store, folder.toString(), "Why are there tides?");
    int exit = run("--store", store, folder.toString(), "Why", "are", "there", "tides?");

    assertThat(exit).isZero();
    assertThat(printed())
        .contains("0 added, 0 updated, 2 unchanged", "; 0 chunks")
        .containsSubsequence("Why are there tides?", "moon.txt", "pulls the sea", "bread.md");
  }

  @Test
  void run_storeWithinTheFolder_isNotReadAsDocuments() {
    String within = folder.resolve("data").toString();
    run("--store", within, folder.toString(), "tides");
    assertThat(printed()).contains("2 added", "skipped data/: the directory of a Ragged store");
    run("--store", within, folder.toString(), "tides");
    assertThat(printed()).contains("0 added, 0 updated, 2 unchanged");
  }

  @Test
  void run_noArguments_saysHowToCallIt() {
    assertThat(run()).isEqualTo(2);
    assertThat(complaint()).contains("a folder and a question are needed", "usage: quickstart");
  }

  @Test
  void run_folderMissing_namesIt() {
    assertThat(run("no-such-folder", "why?")).isEqualTo(2);
    assertThat(complaint()).contains("folder=no-such-folder");
  }

  @Test
  void run_storeIsAFile_failsWithTheReason() throws IOException {
    String file = Files.writeString(directory.resolve("file"), "x").toString();

    assertThat(run("--store", file, folder.toString(), "why?")).isEqualTo(1);
    assertThat(complaint()).contains("this is a file").doesNotContain("usage");
  }

  @Test
  void parse_storeWithoutDirectory_isRefused() {
    assertThat(run("--store")).isEqualTo(2);
    assertThat(complaint()).contains("--store needs a directory");
  }

  @Test
  void parse_twoFoldersOfOneName_haveStoresOfTheirOwn() throws IOException {
    Path other = Files.createDirectories(directory.resolve("b").resolve("files"));

    assertThat(CommandLine.parse(folder.toString(), "why?").store())
        .isNotEqualTo(CommandLine.parse(other.toString(), "why?").store())
        .isEqualTo(CommandLine.parse(folder.toString(), "why?").store());
  }
}
