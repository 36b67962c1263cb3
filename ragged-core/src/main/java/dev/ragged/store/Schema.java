package dev.ragged.store;

import dev.ragged.sqlite.TableVersions;
import java.util.List;

/** The tables, and the steps from each older version of them to the present one. */
final class Schema {
  /** Marks a database as Ragged's: "Rgd1". */
  static final int APPLICATION_ID = 0x52676431;

  /** Makes a full-text table of the given name. */
  static final String FULL_TEXT =
      """
      CREATE VIRTUAL TABLE %s USING fts5 (
        content, content = '', contentless_delete = 1, tokenize = 'porter unicode61'
      )""";

  static final TableVersions TABLES =
      new TableVersions(
          APPLICATION_ID,
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
              ) STRICT""")));

  private Schema() {}
}
