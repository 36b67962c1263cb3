package dev.ragged.migration;

import dev.ragged.Ragged;
import dev.ragged.embedding.LexicalEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Moves a store slowly, and says how far it is, until it is killed. */
public final class KilledMigration {
  static final int BATCH = 8;

  private KilledMigration() {}

  /** Argument: directory. */
  public static void main(String[] arguments) {
    TestBackend second = new TestBackend("second");
    second.beforeAdd = () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    try (Ragged ragged = open(Path.of(arguments[0]), new TestBackend("first"))) {
      MigrationReport report =
          ragged.migration().run(second, options(), progress -> System.out.println(line(progress)));
      System.out.println(report.outcome());
    }
  }

  private static String line(MigrationProgress progress) {
    return progress.phase() + " " + progress.done();
  }

  static MigrationOptions options() {
    return MigrationOptions.DEFAULT.batchesOf(BATCH).savingEvery(Duration.ZERO);
  }

  static Ragged open(Path directory, TestBackend backend) {
    return MigrationFixture.builder(directory, LexicalEmbedder.create(MigrationFixture.DIMENSION))
        .backend(backend)
        .build();
  }
}
