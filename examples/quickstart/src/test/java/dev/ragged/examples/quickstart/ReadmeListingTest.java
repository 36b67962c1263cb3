package dev.ragged.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.retrieval.Hit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs the first Java listing of README, in the working directory of the tests. */
class ReadmeListingTest {
  private final PrintStream before = System.out;

  @AfterEach
  void restoreOutput() {
    System.setOut(before);
  }

  @Test
  void readmeListing_folderDocs_printsItsPassages() throws IOException {
    Files.createDirectories(Path.of("docs"));
    Files.writeString(Path.of("docs", "crash.md"), "# Crash\n\nA crash loses nothing.\n");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));

    try (Ragged ragged = Ragged.builder().directory(Path.of("my-data")).build()) {
      ragged.sync(DocumentSource.folder(Path.of("docs")));
      for (Hit hit : ragged.search("How does a crash lose nothing?").hits()) {
        System.out.println(hit.score() + "  " + hit.documentId() + "  " + hit.snippet());
      }
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("crash.md", "A crash loses nothing.");
  }
}
