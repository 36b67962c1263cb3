package dev.ragged.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.ingest.DocumentOutcome;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.ingest.IngestProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private static IngestProgress progress(long done, OptionalLong total) {
    DocumentOutcome latest = new DocumentOutcome("id", Status.ADDED, Optional.empty(), 2);
    return new IngestProgress(done, total, 2 * done, latest);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void show_onTerminal_writesOverOneLine() {
    Progress progress = new Progress(out, true);
    progress.show(progress(1, OptionalLong.of(2)));
    progress.show(progress(2, OptionalLong.of(2)));
    progress.end();

    assertThat(printed()).isEqualTo("\r1/2 documents, 2 new chunks\r2/2 documents, 4 new chunks\n");
  }

  @Test
  void show_toFile_writesALineEveryTenth() {
    Progress progress = new Progress(out, false);
    for (long done = 1; done <= 1_000; done++) {
      progress.show(progress(done, OptionalLong.of(1_000)));
    }
    progress.end();

    assertThat(printed().lines())
        .hasSize(10)
        .startsWith("100/1000 documents, 200 new chunks")
        .endsWith("1000/1000 documents, 2000 new chunks");
  }

  @Test
  void show_totalUnknown_writesALineEveryFiveHundred() {
    Progress progress = new Progress(out, false);
    for (long done = 1; done <= 1_200; done++) {
      progress.show(progress(done, OptionalLong.empty()));
    }

    assertThat(printed())
        .isEqualTo("500 documents, 1000 new chunks\n1000 documents, 2000 new chunks\n");
  }
}
