package dev.ragged.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.retrieval.Hit;
import dev.ragged.tck.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle of a large document loses none of its vectors. */
class KilledIngestTest {
  /** Texts that were on their way when the process died: two calls of four. */
  private static final int UNDER_WAY = 8;

  private static final int LINES = 300;

  @TempDir Path temp;

  @Test
  void ingest_killedInTheMiddle_embedsOnlyWhatIsMissing() throws IOException {
    Path killed = temp.resolve("killed");
    int before = embedUntilKilled(killed);
    ScriptedEmbedder resumed = CutOffIngest.slowEmbedder();
    ScriptedEmbedder undisturbed = CutOffIngest.slowEmbedder();
    try (Ragged store = CutOffIngest.open(killed, resumed);
        Ragged other = CutOffIngest.open(temp.resolve("undisturbed"), undisturbed)) {
      assertThat(store.count()).isZero();
      assertThat(store.ingest(CutOffIngest.large()).count(Status.ADDED)).isEqualTo(1);
      int missing = CutOffIngest.asked(resumed).size();
      assertThat(other.ingest(CutOffIngest.large()).count(Status.ADDED)).isEqualTo(1);
      int all = CutOffIngest.asked(undisturbed).size();
      assertThat(before).isBetween(LINES, all - 1);
      assertThat(missing).isBetween(all - before - UNDER_WAY, all - before + UNDER_WAY);
      for (String question : List.of("word1", "word17 word200", "word999")) {
        assertThat(hits(store, question)).isEqualTo(hits(other, question)).isNotEmpty();
      }
      assertThat(store.check().problems()).isEmpty();
      assertThat(pending(killed)).isEmpty();
    }
  }

  private static int embedUntilKilled(Path directory) {
    int embedded = 0;
    try (ChildJvm child = ChildJvm.start(CutOffIngest.class, directory.toString())) {
      while (embedded < LINES) {
        embedded += child.line().equals("embedded") ? 1 : 0;
      }
      child.kill();
      @Nullable String line = child.readLine();
      while (line != null) {
        embedded += line.equals("embedded") ? 1 : 0;
        line = child.readLine();
      }
    }
    return embedded;
  }

  @Test
  void delete_afterAKill_leavesNoVector() throws IOException {
    Path killed = temp.resolve("killed");
    assertThat(embedUntilKilled(killed)).isPositive();
    assertThat(pending(killed)).isNotEmpty();
    try (Ragged store = CutOffIngest.open(killed, CutOffIngest.slowEmbedder())) {
      assertThat(store.delete("large")).isFalse();
      assertThat(pending(killed)).isEmpty();
    }
  }

  private static List<Path> pending(Path store) throws IOException {
    Path folder = store.resolve("cache").resolve(PendingVectors.NAME);
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static List<List<Object>> hits(Ragged store, String question) {
    return store.search(question).hits().stream()
        .map((Hit hit) -> List.<Object>of(hit.documentId(), hit.snippet(), hit.score()))
        .toList();
  }
}
