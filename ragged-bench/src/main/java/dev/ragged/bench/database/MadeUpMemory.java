package dev.ragged.bench.database;

import dev.ragged.Ragged;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import dev.ragged.sqlite.TableVersions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A memory's database with the tables that Ragged makes and rows that are made up. */
final class MadeUpMemory {
  static final int PERSONAS = 10;
  static final int PER_SESSION = 20;
  static final long SECONDS_APART = 600;

  private static final int CONTENT_BYTES = 240;

  private MadeUpMemory() {}

  /** Creates it: {@code rows} interactions and half as many versions of facts. */
  static Path create(Path directory, int rows) throws SQLException, IOException {
    Ragged.builder()
        .directory(directory.resolve("store"))
        .embedder(LexicalEmbedder.create())
        .memory(MemoryOptions.DEFAULT)
        .build()
        .close();
    Path file = directory.resolve("store").resolve("memory.db");
    Random random = new Random(42);
    try (Connection connection = open(file, SQLiteConfig.JournalMode.WAL, 10_000)) {
      Sql.run(connection, "BEGIN");
      interactions(connection, rows, 0, random);
      facts(connection, rows / 2, random);
      Sql.run(connection, "COMMIT");
      Sql.run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }
    return file;
  }

  /** Returns the number of a persona's session as the key of a row has it. */
  static byte[] key(long number) {
    return ByteBuffer.allocate(16).putLong(number * 0x9E3779B97F4A7C15L).putLong(number).array();
  }

  /** Inserts interactions numbered from {@code first}, the personas in turn. */
  static void interactions(Connection connection, int rows, long first, Random random)
      throws SQLException {
    byte[] content = new byte[CONTENT_BYTES];
    try (PreparedStatements statements = new PreparedStatements(connection)) {
      for (long i = first; i < first + rows; i++) {
        random.nextBytes(content);
        var unused =
            statements.update(
                "INSERT INTO interaction (persona, id, session, asked_at, latency, content, crc)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                i % PERSONAS,
                key(i),
                key(i / PERSONAS / PER_SESSION),
                i * SECONDS_APART,
                12L,
                content,
                i);
      }
    }
  }

  private static void facts(Connection connection, int rows, Random random) throws SQLException {
    byte[] content = new byte[CONTENT_BYTES];
    for (long i = 0; i < rows; i++) {
      random.nextBytes(content);
      Sql.update(
          connection,
          "INSERT INTO fact_version (persona, sequence, fact, version, kind, slot, content_key,"
              + " content, valid_from, valid_to, confidence, recorded_from, recorded_to, crc)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          i % PERSONAS,
          i,
          key(i / 2),
          i % 2,
          "STATED",
          key(i / 4),
          key(i),
          content,
          i,
          i + 10,
          0.9,
          i,
          i % 2 == 0 ? i + 1 : Long.MAX_VALUE,
          i);
    }
  }

  /** Copies the database, which nobody has open. */
  static Path copy(Path file, String name) throws IOException {
    return Files.copy(file, file.resolveSibling(name));
  }

  /** Returns the versions of its tables, which are the newest ones. */
  static TableVersions tables(Path file) throws SQLException {
    try (Connection connection = open(file, SQLiteConfig.JournalMode.WAL, 10_000)) {
      int version = (int) Sql.number(connection, "PRAGMA user_version");
      return new TableVersions(
          (int) Sql.number(connection, "PRAGMA application_id"),
          Collections.nCopies(version, List.of()));
    }
  }

  /** Opens it as Ragged does, but with this journal and patience. */
  static Connection open(Path file, SQLiteConfig.JournalMode journal, int busyMillis)
      throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setJournalMode(journal);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(busyMillis);
    config.setCacheSize(-16 * 1024);
    config.setGetGeneratedKeys(false);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toUri());
    return source.getConnection();
  }
}
