package dev.ragged.bench.database;

import dev.ragged.sqlite.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Readers and one writer at a database, for a time. */
final class Crowd {
  private static final int READERS = 4;
  private static final int OPEN_MILLIS = 10_000;

  /** What they did in a second, and how many of a hundred attempts found the database locked. */
  record Figures(double reads, double writes, double readsRefused, double writesRefused) {}

  /** Something that is done over and over. */
  private interface Step {
    void run(long number) throws SQLException;
  }

  private final Path file;
  private final SQLiteConfig.JournalMode journal;
  private final int busyMillis;
  private final long nanos;
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger refusedReads = new AtomicInteger();
  private final AtomicInteger refusedWrites = new AtomicInteger();

  /** With {@code busyMillis} 0 whoever finds the database locked is told so at once. */
  Crowd(Path file, SQLiteConfig.JournalMode journal, int busyMillis, int millis) {
    this.file = file;
    this.journal = journal;
    this.busyMillis = busyMillis;
    this.nanos = millis * 1_000_000L;
  }

  Figures run(int rows) {
    ExecutorService threads = Executors.newFixedThreadPool(READERS + 1);
    try {
      List<CompletableFuture<Void>> running = new ArrayList<>();
      long start = System.nanoTime();
      running.add(CompletableFuture.runAsync(() -> write(start), threads));
      for (int i = 0; i < READERS; i++) {
        int seed = i;
        running.add(CompletableFuture.runAsync(() -> read(start, seed, rows), threads));
      }
      running.forEach(CompletableFuture::join);
    } finally {
      threads.shutdown();
    }
    double seconds = nanos / 1e9;
    return new Figures(
        reads.get() / seconds,
        writes.get() / seconds,
        100.0 * refusedReads.get() / Math.max(1, reads.get() + refusedReads.get()),
        100.0 * refusedWrites.get() / Math.max(1, writes.get() + refusedWrites.get()));
  }

  private void read(long start, int seed, int rows) {
    Random random = new Random(seed);
    repeat(
        start,
        reads,
        refusedReads,
        connection -> number -> IndexQueries.byTime(connection, random, rows));
  }

  private void write(long start) {
    Random random = new Random(start);
    repeat(
        start,
        writes,
        refusedWrites,
        connection ->
            number ->
                Sql.transaction(
                    connection,
                    () ->
                        MadeUpMemory.interactions(
                            connection, 1, Math.abs(random.nextLong() / 2), random)));
  }

  private interface Steps {
    Step of(Connection connection);
  }

  private void repeat(long start, AtomicInteger done, AtomicInteger refused, Steps steps) {
    try (Connection connection = MadeUpMemory.open(file, journal, OPEN_MILLIS)) {
      // Only now, because opening a connection may find the database locked, too.
      Sql.run(connection, "PRAGMA busy_timeout = " + busyMillis);
      Step step = steps.of(connection);
      for (long i = 0; System.nanoTime() - start < nanos; i++) {
        try {
          step.run(i);
          done.incrementAndGet();
        } catch (SQLiteException e) {
          if (e.getResultCode() != SQLiteErrorCode.SQLITE_BUSY) {
            throw e;
          }
          refused.incrementAndGet();
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
