package dev.ragged.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.index.ExactIndexProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Documents come, change and go, and searches run, while the store moves to and fro; in the end it
 * answers as one that was filled at once. System property {@code ragged.test.seed} (printed).
 */
class MigrationUnderLoadTest {
  private static final int DOCUMENTS = 60;
  private static final int MOVES = 4;

  @TempDir Path temp;

  private final LexicalEmbedder embedder = LexicalEmbedder.create(MigrationFixture.DIMENSION);

  /** Adds, changes and deletes, and returns what there is: the version of each document. */
  private static Map<Integer, Integer> write(Ragged ragged, Random random, AtomicBoolean end) {
    Map<Integer, Integer> versions = new TreeMap<>();
    for (int version = 1; !end.get(); version++) {
      int number = random.nextInt(DOCUMENTS);
      if (random.nextInt(4) == 0) {
        boolean there = versions.remove(number) != null;
        assertThat(ragged.delete("doc" + number)).isEqualTo(there);
      } else {
        ragged.ingest(MigrationFixture.document(number, version));
        versions.put(number, version);
      }
    }
    return versions;
  }

  /** Each search sees whole documents, and never fewer hits than there are for certain. */
  private static int search(Ragged ragged, AtomicBoolean end) {
    int searches = 0;
    while (!end.get()) {
      List<String> found = MigrationFixture.find(ragged, "anchor word" + searches % 50);
      assertThat(found).hasSize(20);
      searches++;
    }
    return searches;
  }

  @Test
  void run_whileDocumentsComeAndGo_endsWithExactlyWhatIsThere() {
    long seed = Long.getLong("ragged.test.seed", System.nanoTime());
    System.out.println("MigrationUnderLoadTest: -Dragged.test.seed=" + seed);
    TestBackend first = new TestBackend("first");
    TestBackend second = new TestBackend("second");
    AtomicBoolean end = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Ragged ragged =
        MigrationFixture.builder(temp.resolve("store"), embedder).backend(first).build()) {
      ragged.ingest(MigrationFixture.documents(1_000, 1_100));
      CompletableFuture<Map<Integer, Integer>> writer =
          CompletableFuture.supplyAsync(() -> write(ragged, new Random(seed), end), threads);
      CompletableFuture<Integer> searcher =
          CompletableFuture.supplyAsync(() -> search(ragged, end), threads);
      for (int move = 0; move < MOVES; move++) {
        MigrationReport report =
            ragged
                .migration()
                .run(
                    move % 2 == 0 ? second : first,
                    MigrationOptions.DEFAULT.batchesOf(8).savingEvery(Duration.ofMillis(20)),
                    progress -> {});
        assertThat(report.isSwitched()).as(report.summary()).isTrue();
      }
      end.set(true);
      Map<Integer, Integer> versions = writer.join();
      assertThat(searcher.join()).isPositive();
      assertThat(ragged.check().problems()).isEmpty();
      try (Ragged oracle =
          MigrationFixture.builder(temp.resolve("oracle"), embedder)
              .backend(new ExactIndexProvider())
              .build()) {
        oracle.ingest(MigrationFixture.documents(1_000, 1_100));
        versions.forEach(
            (number, version) -> oracle.ingest(MigrationFixture.document(number, version)));
        assertThat(MigrationFixture.answers(ragged)).isEqualTo(MigrationFixture.answers(oracle));
      }
      // The next commit lets go of what a reader still held.
      ragged.delete("doc0");
      assertThat(first.open.get() + second.open.get()).isEqualTo(1);
    } finally {
      end.set(true);
      threads.shutdown();
    }
  }
}
