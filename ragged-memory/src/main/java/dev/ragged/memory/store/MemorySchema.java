package dev.ragged.memory.store;

import dev.ragged.sqlite.TableVersions;
import java.util.List;

/**
 * The tables, and the steps from each older version of them to the present one.
 *
 * <p>Instants are milliseconds since 1970. Columns of type BLOB hold ids of 16 bytes, keys by which
 * a cipher finds a text again, or content that it sealed.
 */
final class MemorySchema {
  /** Marks a database as a memory of Ragged's: "Rgm1". */
  private static final int APPLICATION_ID = 0x52676d31;

  static final TableVersions TABLES =
      new TableVersions(
          APPLICATION_ID,
          List.of(
              List.of(
                  """
                  CREATE TABLE setting (
                    key TEXT PRIMARY KEY, value TEXT NOT NULL, crc INTEGER NOT NULL
                  ) STRICT, WITHOUT ROWID""",
                  """
                  CREATE TABLE persona (
                    number INTEGER PRIMARY KEY AUTOINCREMENT,
                    id TEXT NOT NULL UNIQUE,
                    status TEXT NOT NULL,
                    learning INTEGER NOT NULL,
                    created_at INTEGER NOT NULL,
                    used_at INTEGER NOT NULL,
                    uses INTEGER NOT NULL,
                    key_check BLOB NOT NULL,
                    content BLOB NOT NULL,
                    crc INTEGER NOT NULL
                  ) STRICT""",
                  """
                  CREATE TABLE preference (
                    persona INTEGER NOT NULL,
                    key BLOB NOT NULL,
                    content BLOB NOT NULL,
                    updated_at INTEGER NOT NULL,
                    crc INTEGER NOT NULL,
                    PRIMARY KEY (persona, key)
                  ) STRICT, WITHOUT ROWID""",
                  """
                  CREATE TABLE session (
                    persona INTEGER NOT NULL,
                    id BLOB NOT NULL,
                    created_at INTEGER NOT NULL,
                    used_at INTEGER NOT NULL,
                    crc INTEGER NOT NULL,
                    PRIMARY KEY (persona, id)
                  ) STRICT, WITHOUT ROWID""",
                  "CREATE INDEX session_use ON session (persona, used_at, created_at)",
                  """
                  CREATE TABLE interaction (
                    number INTEGER PRIMARY KEY AUTOINCREMENT,
                    persona INTEGER NOT NULL,
                    id BLOB NOT NULL,
                    session BLOB NOT NULL,
                    asked_at INTEGER NOT NULL,
                    latency INTEGER NOT NULL,
                    content BLOB NOT NULL,
                    crc INTEGER NOT NULL,
                    UNIQUE (persona, id)
                  ) STRICT""",
                  // Holds the row's number, too: a persona's log in its order.
                  "CREATE INDEX interaction_persona ON interaction (persona)",
                  "CREATE INDEX interaction_time ON interaction (persona, asked_at)",
                  "CREATE INDEX interaction_session ON interaction (persona, session, asked_at)",
                  """
                  CREATE TABLE feedback (
                    number INTEGER PRIMARY KEY AUTOINCREMENT,
                    persona INTEGER NOT NULL,
                    interaction INTEGER NOT NULL REFERENCES interaction (number) ON DELETE CASCADE,
                    given_at INTEGER NOT NULL,
                    verdict TEXT NOT NULL,
                    content BLOB NOT NULL,
                    crc INTEGER NOT NULL
                  ) STRICT""",
                  "CREATE INDEX feedback_interaction ON feedback (interaction)",
                  """
                  CREATE TABLE embedder (
                    number INTEGER PRIMARY KEY,
                    fingerprint TEXT NOT NULL UNIQUE,
                    crc INTEGER NOT NULL
                  ) STRICT""",
                  """
                  CREATE TABLE question_vector (
                    number INTEGER PRIMARY KEY AUTOINCREMENT,
                    interaction INTEGER NOT NULL UNIQUE
                      REFERENCES interaction (number) ON DELETE CASCADE,
                    persona INTEGER NOT NULL,
                    embedder INTEGER NOT NULL,
                    question BLOB NOT NULL,
                    content BLOB NOT NULL,
                    crc INTEGER NOT NULL
                  ) STRICT""",
                  "CREATE INDEX question_vector_persona ON question_vector (persona, embedder)",
                  """
                  CREATE TABLE topic (
                    number INTEGER PRIMARY KEY AUTOINCREMENT,
                    persona INTEGER NOT NULL,
                    key BLOB NOT NULL,
                    name BLOB NOT NULL,
                    asked INTEGER NOT NULL,
                    found INTEGER NOT NULL,
                    first_at INTEGER NOT NULL,
                    last_at INTEGER NOT NULL,
                    gap_squares REAL NOT NULL,
                    documents INTEGER NOT NULL,
                    crc INTEGER NOT NULL,
                    UNIQUE (persona, key)
                  ) STRICT""",
                  "CREATE INDEX topic_asked ON topic (persona, asked DESC, found DESC)",
                  "CREATE INDEX topic_last ON topic (persona, last_at DESC)",
                  """
                  CREATE TABLE sighting (
                    interaction INTEGER NOT NULL
                      REFERENCES interaction (number) ON DELETE CASCADE,
                    topic INTEGER NOT NULL,
                    persona INTEGER NOT NULL,
                    asked INTEGER NOT NULL,
                    at INTEGER NOT NULL,
                    confidence REAL NOT NULL,
                    crc INTEGER NOT NULL,
                    PRIMARY KEY (interaction, topic)
                  ) STRICT, WITHOUT ROWID""",
                  "CREATE INDEX sighting_topic ON sighting (persona, topic, asked, at)",
                  "CREATE INDEX sighting_asked ON sighting (persona, at, topic) WHERE asked = 1",
                  """
                  CREATE TABLE topic_pair (
                    persona INTEGER NOT NULL,
                    topic INTEGER NOT NULL,
                    other INTEGER NOT NULL,
                    count INTEGER NOT NULL,
                    last_at INTEGER NOT NULL,
                    crc INTEGER NOT NULL,
                    PRIMARY KEY (persona, topic, other)
                  ) STRICT, WITHOUT ROWID""",
                  "CREATE INDEX topic_pair_count ON topic_pair (persona, topic, count DESC, other)",
                  """
                  CREATE TABLE document (
                    number INTEGER PRIMARY KEY AUTOINCREMENT,
                    persona INTEGER NOT NULL,
                    key BLOB NOT NULL,
                    name BLOB NOT NULL,
                    accesses INTEGER NOT NULL,
                    last_at INTEGER NOT NULL,
                    crc INTEGER NOT NULL,
                    UNIQUE (persona, key)
                  ) STRICT""",
                  """
                  CREATE TABLE access (
                    interaction INTEGER NOT NULL
                      REFERENCES interaction (number) ON DELETE CASCADE,
                    document INTEGER NOT NULL,
                    persona INTEGER NOT NULL,
                    at INTEGER NOT NULL,
                    crc INTEGER NOT NULL,
                    PRIMARY KEY (interaction, document)
                  ) STRICT, WITHOUT ROWID""",
                  "CREATE INDEX access_document ON access (persona, document, at)",
                  """
                  CREATE TABLE topic_document (
                    persona INTEGER NOT NULL,
                    topic INTEGER NOT NULL,
                    document INTEGER NOT NULL,
                    count INTEGER NOT NULL,
                    last_at INTEGER NOT NULL,
                    crc INTEGER NOT NULL,
                    PRIMARY KEY (persona, topic, document)
                  ) STRICT, WITHOUT ROWID""",
                  """
                  CREATE INDEX topic_document_count
                    ON topic_document (persona, topic, count DESC, document)""",
                  """
                  CREATE INDEX topic_document_document
                    ON topic_document (persona, document, count DESC, topic)""",
                  """
                  CREATE TABLE predicate (
                    persona INTEGER NOT NULL,
                    key BLOB NOT NULL,
                    content BLOB NOT NULL,
                    cardinality TEXT NOT NULL,
                    crc INTEGER NOT NULL,
                    PRIMARY KEY (persona, key)
                  ) STRICT, WITHOUT ROWID""",
                  """
                  CREATE TABLE fact_version (
                    persona INTEGER NOT NULL,
                    sequence INTEGER NOT NULL,
                    fact BLOB NOT NULL,
                    version INTEGER NOT NULL,
                    kind TEXT NOT NULL,
                    slot BLOB NOT NULL,
                    content_key BLOB NOT NULL,
                    content BLOB NOT NULL,
                    valid_from INTEGER NOT NULL,
                    valid_to INTEGER NOT NULL,
                    confidence REAL NOT NULL,
                    recorded_from INTEGER NOT NULL,
                    recorded_to INTEGER NOT NULL,
                    crc INTEGER NOT NULL,
                    PRIMARY KEY (persona, sequence),
                    UNIQUE (persona, fact, version)
                  ) STRICT""",
                  "CREATE INDEX fact_version_slot ON fact_version (persona, slot, recorded_to)",
                  "CREATE INDEX fact_version_believed ON fact_version (persona, content_key)"
                      + " WHERE recorded_to = "
                      + Long.MAX_VALUE,
                  """
                  CREATE TABLE audit (
                    sequence INTEGER PRIMARY KEY,
                    at INTEGER NOT NULL,
                    action TEXT NOT NULL,
                    persona INTEGER NOT NULL,
                    items INTEGER NOT NULL,
                    previous BLOB NOT NULL,
                    hash BLOB NOT NULL
                  ) STRICT""")));

  private MemorySchema() {}
}
