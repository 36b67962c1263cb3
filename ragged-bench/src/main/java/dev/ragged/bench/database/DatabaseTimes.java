package dev.ragged.bench.database;

import dev.ragged.bench.Arguments;
import dev.ragged.bench.Median;
import dev.ragged.bench.SearchClock;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.sqlite.Databases;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.Sql;
import dev.ragged.sqlite.StoreConnections;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;
import org.sqlite.SQLiteConfig.JournalMode;

/**
 * Measures what the settings of the database buy, each on against off, over the same made-up rows:
 * the pool, indexes, and the write-ahead log. Figures are medians of rounds in which both sides
 * take turns.
 */
public final class DatabaseTimes {
  /** Takes a lease. */
  private interface Leases {
    StoreConnections.Lease take() throws SQLException;
  }

  private static final int BATCH = 1_000;

  private final PrintStream out;
  private final Arguments arguments;
  private final Rounds rounds;
  private final Path file;

  private DatabaseTimes(PrintStream out, Arguments arguments, Path file) {
    this.out = out;
    this.arguments = arguments;
    this.rounds = new Rounds(out, arguments.get("rounds"));
    this.file = file;
  }

  /** Takes {@code rows= rounds= calls= millis=}. */
  public static void main(String[] words) throws IOException, SQLException {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments =
        new Arguments(Map.of("rows", 100_000, "rounds", 7, "calls", 1_000, "millis", 1_000), words);
    PrintStream out = System.out;
    out.printf("%s, java %s%n", arguments, Runtime.version());
    try (TemporaryFolder folder = new TemporaryFolder("database-times")) {
      Path file = MadeUpMemory.create(folder.path(), arguments.get("rows"));
      DatabaseTimes times = new DatabaseTimes(out, arguments, file);
      times.pool();
      times.indexes();
      times.journal();
    }
  }

  private int rows() {
    return arguments.get("rows");
  }

  private void title(String what, String on, String off) {
    out.printf("%n| %s | %s | %s | ratio |%n|---|---|---|---|%n", what, on, off);
  }

  private void pool() throws SQLException, IOException {
    title("microseconds for a read", "pool", "a new connection each");
    Path copy = MadeUpMemory.copy(file, "pool.db");
    try (StoreConnections connections =
        Databases.open(Optional.of(copy), "pool", MadeUpMemory.tables(copy), Durability.FULL)) {
      rounds.compare(
          "the 20 latest interactions, by the clock",
          () -> leased(connections::reader, System::nanoTime),
          () -> leased(connections::longReader, System::nanoTime));
      rounds.compare(
          "the same, CPU time",
          () -> leased(connections::reader, SearchClock::nanos),
          () -> leased(connections::longReader, SearchClock::nanos));
    }
  }

  private double leased(Leases leases, LongSupplier clock) throws SQLException {
    Random random = new Random(1);
    int calls = arguments.get("calls") / 2;
    long start = clock.getAsLong();
    for (int i = 0; i < calls; i++) {
      try (StoreConnections.Lease lease = leases.take()) {
        IndexQueries.latest(lease.connection(), random, rows());
      }
    }
    return (clock.getAsLong() - start) / 1e3 / calls;
  }

  private double asked(Connection connection, IndexQueries.Query query, int calls)
      throws SQLException {
    Random random = new Random(2);
    long start = SearchClock.nanos();
    for (int i = 0; i < calls; i++) {
      query.run(connection, random, rows());
    }
    return (SearchClock.nanos() - start) / 1e3 / calls;
  }

  private void indexes() throws SQLException, IOException {
    Path bare = MadeUpMemory.copy(file, "bare.db");
    try (Connection with = MadeUpMemory.open(file, JournalMode.WAL, 10_000);
        Connection without = MadeUpMemory.open(bare, JournalMode.WAL, 10_000)) {
      for (String index : IndexQueries.INDEXES) {
        Sql.run(without, "DROP INDEX " + index);
      }
      title("microseconds CPU for a read", "indexes", "none");
      int calls = Math.max(1, arguments.get("calls") / 100);
      for (var named : IndexQueries.all().entrySet()) {
        rounds.compare(
            named.getKey(),
            () -> asked(with, named.getValue(), calls),
            () -> asked(without, named.getValue(), calls));
      }
      title("microseconds CPU to write one of " + BATCH + " at once", "indexes", "none");
      rounds.compare("an interaction", () -> written(with), () -> written(without));
      out.printf("%n");
      for (var named : IndexQueries.all().entrySet()) {
        out.printf("%s%n  with:    %s%n", named.getKey(), plan(with, named.getValue()));
        out.printf("  without: %s%n", plan(without, named.getValue()));
      }
    }
  }

  /** Writes interactions and takes them back. */
  private static double written(Connection connection) throws SQLException {
    Sql.run(connection, "BEGIN IMMEDIATE");
    long start = SearchClock.nanos();
    MadeUpMemory.interactions(connection, BATCH, Long.MAX_VALUE / 1_000, new Random(3));
    double micros = (SearchClock.nanos() - start) / 1e3 / BATCH;
    Sql.run(connection, "ROLLBACK");
    return micros;
  }

  private String plan(Connection connection, IndexQueries.Query query) throws SQLException {
    return String.join(
        "; ",
        Sql.list(
            connection,
            "EXPLAIN QUERY PLAN " + query.sql(),
            row -> row.getString("detail"),
            query.values().draw(new Random(4), rows())));
  }

  private void journal() throws IOException {
    Path log = MadeUpMemory.copy(file, "log.db");
    Path rollback = MadeUpMemory.copy(file, "rollback.db");
    out.printf(
        "%n| journal, 4 readers and a writer | reads/s | writes/s | locked reads | locked writes |%n");
    out.printf("|---|---|---|---|---|%n");
    for (int busyMillis : new int[] {10_000, 0}) {
      int count = arguments.get("rounds");
      double[][] figures = new double[8][count];
      for (int round = 0; round < count; round++) {
        // In turn, so that both have the machine's good and bad moments.
        boolean first = round % 2 == 0;
        if (first) {
          take(figures, 0, round, crowd(log, JournalMode.WAL, busyMillis));
        }
        take(figures, 4, round, crowd(rollback, JournalMode.DELETE, busyMillis));
        if (!first) {
          take(figures, 0, round, crowd(log, JournalMode.WAL, busyMillis));
        }
      }
      print("write-ahead log, waits " + busyMillis + " ms at most", figures, 0);
      print("rollback, waits " + busyMillis + " ms at most", figures, 4);
    }
  }

  private Crowd.Figures crowd(Path database, JournalMode journal, int busyMillis) {
    return new Crowd(database, journal, busyMillis, arguments.get("millis")).run(rows());
  }

  private static void take(double[][] figures, int from, int round, Crowd.Figures crowd) {
    figures[from][round] = crowd.reads();
    figures[from + 1][round] = crowd.writes();
    figures[from + 2][round] = crowd.readsRefused();
    figures[from + 3][round] = crowd.writesRefused();
  }

  private void print(String name, double[][] figures, int from) {
    out.printf(
        "| %s | %,.0f | %,.0f | %.1f %% | %.1f %% |%n",
        name,
        Median.of(figures[from]),
        Median.of(figures[from + 1]),
        Median.of(figures[from + 2]),
        Median.of(figures[from + 3]));
  }
}
