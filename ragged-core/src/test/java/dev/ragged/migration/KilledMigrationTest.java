package dev.ragged.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.tck.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A migration that is killed goes on from what it had saved. System properties: {@code
 * ragged.test.kills} (default {@value #DEFAULT_KILLS}), {@code ragged.test.seed} (printed).
 */
class KilledMigrationTest {
  private static final int DEFAULT_KILLS = 3;

  @TempDir Path temp;

  @Test
  void run_killedAgainAndAgain_endsAsAnUndisturbedOne() {
    int kills = Integer.getInteger("ragged.test.kills", DEFAULT_KILLS);
    long seed = Long.getLong("ragged.test.seed", System.nanoTime());
    System.out.println("KilledMigrationTest: -Dragged.test.seed=" + seed);
    Random random = new Random(seed);
    Path store = temp.resolve("store");
    Map<String, List<String>> answers;
    long chunks;
    try (Ragged ragged = KilledMigration.open(store, new TestBackend("first"))) {
      ragged.ingest(MigrationFixture.documents(0, 200));
      answers = MigrationFixture.answers(ragged);
      chunks = ragged.statistics().corpus().chunks();
    }
    long before = 0;
    for (int kill = 0; kill < kills; kill++) {
      long printed = killAfter(store, 2 + random.nextInt(6));
      try (Ragged ragged = KilledMigration.open(store, new TestBackend("first"))) {
        MigrationStatus status = ragged.migration().status();
        assertThat(status.active()).isEqualTo("first");
        assertThat(status.unfinished()).contains("second");
        // What it said it had done was saved with the next step at the latest.
        assertThat(status.saved())
            .isBetween(Math.max(before, printed - 2 * KilledMigration.BATCH), chunks);
        before = status.saved();
        assertThat(MigrationFixture.answers(ragged)).isEqualTo(answers);
        assertThat(ragged.check().problems()).isEmpty();
      }
    }
    assertThat(before).isPositive();
    TestBackend second = new TestBackend("second");
    try (Ragged ragged = KilledMigration.open(store, new TestBackend("first"))) {
      MigrationReport report =
          ragged.migration().run(second, KilledMigration.options(), MigrationListener.NONE);
      assertThat(report.isSwitched()).isTrue();
      assertThat(report.found()).isGreaterThanOrEqualTo(before);
      assertThat(report.found() + report.copied()).isEqualTo(chunks);
      assertThat(MigrationFixture.answers(ragged)).isEqualTo(answers);
      assertThat(ragged.check().problems()).isEmpty();
    }
    try (Ragged ragged = KilledMigration.open(store, second)) {
      assertThat(ragged.migration().status().previous()).isEqualTo(Optional.of("first"));
      assertThat(MigrationFixture.answers(ragged)).isEqualTo(answers);
    }
  }

  /** Kills a run after some lines, and returns how many vectors it had at the last one. */
  private static long killAfter(Path store, int lines) {
    long done = 0;
    try (ChildJvm child = ChildJvm.start(KilledMigration.class, store.toString())) {
      for (int i = 0; i < lines; i++) {
        done = number(child.line());
      }
      child.kill();
      @Nullable String line = child.readLine();
      while (line != null) {
        done = line.startsWith("COPY ") ? number(line) : done;
        line = child.readLine();
      }
    }
    return done;
  }

  private static long number(String line) {
    assertThat(line).startsWith("COPY ");
    return Long.parseLong(line.substring(5));
  }
}
