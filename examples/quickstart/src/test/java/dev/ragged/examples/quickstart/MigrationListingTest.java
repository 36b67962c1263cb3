package dev.ragged.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.ingest.Cancellation;
import dev.ragged.migration.Migration;
import dev.ragged.migration.MigrationOptions;
import dev.ragged.migration.MigrationPlan;
import dev.ragged.migration.MigrationReport;
import dev.ragged.migration.MigrationStatus;
import dev.ragged.migration.Verification;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the listings of docs/migration.md. */
class MigrationListingTest {
  @TempDir Path directory;

  private final Embedder embedder = LexicalEmbedder.create();

  private Ragged open() {
    return Ragged.builder().directory(directory.resolve("store")).embedder(embedder).build();
  }

  @Test
  void migration_toExactAndBack_isRememberedAndFreed() {
    try (Ragged ragged = open()) {
      for (int i = 0; i < 30; i++) {
        ragged.ingest(
            Document.of("doc" + i, "What stands in document " + i + " is about " + i * i));
      }
      assertThat(ragged.statistics().corpus().index().backend()).isEqualTo("hnsw");

      Migration migration = ragged.migration();
      MigrationPlan plan = migration.plan("exact");
      System.out.println(plan.summary());

      MigrationReport report = migration.run("exact");
      System.out.println(report.summary());

      assertThat(plan.chunks()).isEqualTo(30);
      assertThat(report.isSwitched()).isTrue();
    }
    try (Ragged ragged = open()) {
      assertThat(ragged.statistics().corpus().index().backend()).isEqualTo("exact");
      Migration migration = ragged.migration();

      MigrationStatus status = migration.status();
      if (status.previous().isPresent()) {
        migration.rollback();
        migration.discard();
      }

      assertThat(migration.status().active()).isEqualTo("hnsw");
      assertThat(migration.status().previous()).isEmpty();
    }
  }

  @Test
  void options_all_areObeyed() {
    try (Ragged ragged = open()) {
      ragged.ingest(Document.of("a", "one"));
      Migration migration = ragged.migration();

      Cancellation cancellation = new Cancellation();
      MigrationOptions options =
          MigrationOptions.DEFAULT
              .batchesOf(1_000)
              .savingEvery(Duration.ofSeconds(20))
              .requiringRecall(0.95)
              .cancelledBy(cancellation);
      MigrationReport report =
          migration.run(
              "exact",
              options,
              progress ->
                  System.out.printf(
                      "%s %d of %d, batch %d of %d, %.0f per second%n",
                      progress.phase(),
                      progress.done(),
                      progress.total(),
                      progress.batch(),
                      progress.batches(),
                      progress.rate()));

      assertThat(report.isSwitched()).isTrue();

      Verification found = migration.verify(MigrationOptions.DEFAULT).orElseThrow();

      assertThat(found.passed()).isTrue();
    }
  }
}
