package dev.ragged.store;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.error.StoreTooNewException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables, and the steps from each older version of them to the present one.
 *
 * <p>{@code user_version} is the number of steps taken. All missing steps run in one transaction.
 */
final class Schema {
  /** Marks a database as Ragged's: "Rgd1". */
  static final int APPLICATION_ID = 0x52676431;

  /** Makes a full-text table of the given name. */
  static final String FULL_TEXT =
      """
      CREATE VIRTUAL TABLE %s USING fts5 (
        content, content = '', contentless_delete = 1, tokenize = 'porter unicode61'
      )""";

  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              """
              CREATE TABLE meta (
                key TEXT PRIMARY KEY, value TEXT NOT NULL, crc INTEGER NOT NULL
              ) STRICT, WITHOUT ROWID""",
              """
              CREATE TABLE document (
                number INTEGER PRIMARY KEY,
                owner TEXT NOT NULL,
                id TEXT NOT NULL,
                source TEXT NOT NULL,
                title TEXT NOT NULL,
                media_type TEXT NOT NULL,
                metadata TEXT NOT NULL,
                content_hash TEXT NOT NULL,
                pipeline TEXT NOT NULL,
                chunks INTEGER NOT NULL,
                ingested_at INTEGER NOT NULL,
                crc INTEGER NOT NULL,
                UNIQUE (owner, id)
              ) STRICT""",
              "CREATE INDEX document_source ON document (source, owner)",
              """
              CREATE TABLE document_text (
                document INTEGER PRIMARY KEY REFERENCES document (number) ON DELETE CASCADE,
                text TEXT NOT NULL,
                crc INTEGER NOT NULL
              ) STRICT""",
              """
              CREATE TABLE chunk (
                ordinal INTEGER PRIMARY KEY,
                document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
                position INTEGER NOT NULL,
                text TEXT NOT NULL,
                context TEXT NOT NULL,
                first INTEGER NOT NULL,
                last INTEGER NOT NULL,
                metadata TEXT NOT NULL,
                crc INTEGER NOT NULL,
                UNIQUE (document, position)
              ) STRICT""",
              """
              CREATE TABLE document_attribute (
                key TEXT NOT NULL,
                kind INTEGER NOT NULL,
                value ANY NOT NULL,
                document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
                PRIMARY KEY (key, kind, value, document)
              ) STRICT, WITHOUT ROWID""",
              "CREATE INDEX document_attribute_owner ON document_attribute (document)",
              """
              CREATE TABLE chunk_attribute (
                key TEXT NOT NULL,
                kind INTEGER NOT NULL,
                value ANY NOT NULL,
                ordinal INTEGER NOT NULL REFERENCES chunk (ordinal) ON DELETE CASCADE,
                PRIMARY KEY (key, kind, value, ordinal)
              ) STRICT, WITHOUT ROWID""",
              "CREATE INDEX chunk_attribute_owner ON chunk_attribute (ordinal)",
              FULL_TEXT.formatted("full_text"),
              """
              CREATE TABLE change (
                sequence INTEGER PRIMARY KEY,
                kind TEXT NOT NULL CHECK (kind IN ('ADDED', 'UPDATED', 'REMOVED')),
                owner TEXT NOT NULL,
                id TEXT NOT NULL,
                crc INTEGER NOT NULL
              ) STRICT""",
              """
              CREATE TABLE waiting_vector (
                ordinal INTEGER PRIMARY KEY,
                sequence INTEGER NOT NULL,
                vector BLOB NOT NULL,
                crc INTEGER NOT NULL
              ) STRICT""",
              """
              CREATE TABLE reembedded_vector (
                ordinal INTEGER PRIMARY KEY,
                vector BLOB NOT NULL,
                crc INTEGER NOT NULL
              ) STRICT"""));

  private Schema() {}

  /** Returns the version that this code reads and writes. */
  static int version() {
    return STEPS.size();
  }

  /** Returns whether the database has no tables yet. */
  static boolean isEmpty(Connection connection) throws SQLException {
    return Sql.number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
  }

  /**
   * Checks that the database is one that this code may write to. Writes nothing.
   *
   * @throws StoreTooNewException if a newer version wrote it
   * @throws StoreCorruptedException if it is some other program's
   */
  static void requireReadable(Connection connection, String place) throws SQLException {
    if (isEmpty(connection)) {
      return;
    }
    requireKnown(
        Sql.number(connection, "PRAGMA application_id"),
        Sql.number(connection, "PRAGMA user_version"),
        place);
  }

  static void requireKnown(long application, long version, String place) {
    if (application != APPLICATION_ID) {
      throw new StoreCorruptedException(
          String.format(
              "not a Ragged store: %s has application_id=0x%08x where 0x%08x is expected; choose another directory",
              place, application, APPLICATION_ID));
    }
    if (version < 1) {
      throw new StoreCorruptedException(
          "the store "
              + place
              + " has a schema version that there never was: version="
              + version
              + "; restore a backup");
    }
    if (version > version()) {
      throw new StoreTooNewException(
          "the store "
              + place
              + " has schema version "
              + version
              + ", this Ragged knows up to "
              + version()
              + "; open it with the newer Ragged that wrote it. Nothing was changed");
    }
  }

  /** Returns whether the tables are as {@link #migrate} makes them. */
  static boolean isIntact(Connection connection) throws SQLException {
    try (Connection fresh = ConnectionSettings.memory().getConnection()) {
      migrate(fresh);
      return tables(connection).equals(tables(fresh));
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || ifnull(sql, '')"
            + " FROM main.sqlite_schema ORDER BY name",
        row -> String.valueOf(row.getString(1)));
  }

  /** Brings the database to the present version, within the caller's transaction. */
  static void migrate(Connection connection) throws SQLException {
    int from = (int) Sql.number(connection, "PRAGMA user_version");
    for (int step = from; step < STEPS.size(); step++) {
      for (String statement : STEPS.get(step)) {
        Sql.run(connection, statement);
      }
    }
    if (from < STEPS.size()) {
      Sql.run(connection, "PRAGMA application_id = " + APPLICATION_ID);
      Sql.run(connection, "PRAGMA user_version = " + STEPS.size());
    }
  }
}
