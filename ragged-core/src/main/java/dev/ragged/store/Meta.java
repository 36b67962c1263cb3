package dev.ragged.store;

import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.Checkpoint;
import dev.ragged.spi.StoreState;
import dev.ragged.sqlite.RowChecksum;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The few facts about the store as a whole, one row each. */
final class Meta {
  static final String GENERATION = "generation";
  static final String SEQUENCE = "sequence";
  static final String NEXT_ORDINAL = "next_ordinal";
  static final String DOCUMENTS = "documents";
  static final String CHUNKS = "chunks";

  private static final String STORE_ID = "store_id";
  private static final String COMMIT = "commit";
  private static final String EMBEDDER = "embedder.";
  private static final String CHECKPOINT = "checkpoint.";

  private Meta() {}

  static void createDefaults(Connection connection, UUID storeId, EmbedderFingerprint embedder)
      throws SQLException {
    put(connection, STORE_ID, storeId.toString());
    putEmbedder(connection, "", embedder);
    for (String counter : new String[] {GENERATION, SEQUENCE, NEXT_ORDINAL, DOCUMENTS, CHUNKS}) {
      put(connection, counter, "0");
    }
  }

  static UUID storeId(Connection connection) throws SQLException {
    return UUID.fromString(required(connection, STORE_ID));
  }

  /**
   * Returns the state of the store; one that was written before states were told apart gets one.
   */
  static StoreState state(Connection connection) throws SQLException {
    Optional<String> commit = get(connection, COMMIT);
    if (commit.isEmpty()) {
      put(connection, COMMIT, UUID.randomUUID().toString());
    }
    return new StoreState(
        storeId(connection),
        counter(connection, GENERATION),
        UUID.fromString(required(connection, COMMIT)));
  }

  static void putState(Connection connection, StoreState state) throws SQLException {
    putCounter(connection, GENERATION, state.generation());
    put(connection, COMMIT, state.commit().toString());
  }

  /** Returns the embedder recorded under {@code prefix}: empty for the present one. */
  static Optional<EmbedderFingerprint> embedder(Connection connection, String prefix)
      throws SQLException {
    Optional<String> name = get(connection, EMBEDDER + prefix + "name");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EmbedderFingerprint(
            name.get(),
            Integer.parseInt(required(connection, EMBEDDER + prefix + "dimension")),
            required(connection, EMBEDDER + prefix + "details")));
  }

  static void putEmbedder(Connection connection, String prefix, EmbedderFingerprint embedder)
      throws SQLException {
    put(connection, EMBEDDER + prefix + "name", embedder.name());
    put(connection, EMBEDDER + prefix + "dimension", Integer.toString(embedder.dimension()));
    put(connection, EMBEDDER + prefix + "details", embedder.details());
  }

  static void removeEmbedder(Connection connection, String prefix) throws SQLException {
    for (String part : new String[] {"name", "dimension", "details"}) {
      remove(connection, EMBEDDER + prefix + part);
    }
  }

  /** Returns the last checkpoint that the index of {@code backend} reported done. */
  static Optional<Checkpoint> checkpoint(Connection connection, String backend)
      throws SQLException {
    return get(connection, CHECKPOINT + backend)
        .map(
            text -> {
              int colon = text.indexOf(':');
              return new Checkpoint(
                  Long.parseLong(text.substring(0, colon)),
                  Long.parseLong(text.substring(colon + 1)));
            });
  }

  static void putCheckpoint(Connection connection, String backend, Checkpoint checkpoint)
      throws SQLException {
    put(connection, CHECKPOINT + backend, checkpoint.sequence() + ":" + checkpoint.token());
  }

  static void removeCheckpoint(Connection connection, String backend) throws SQLException {
    remove(connection, CHECKPOINT + backend);
  }

  static void removeCheckpoints(Connection connection) throws SQLException {
    Sql.update(connection, "DELETE FROM meta WHERE key GLOB 'checkpoint.*'");
  }

  static long counter(Connection connection, String key) throws SQLException {
    return Long.parseLong(required(connection, key));
  }

  static void putCounter(Connection connection, String key, long value) throws SQLException {
    put(connection, key, Long.toString(value));
  }

  private static String required(Connection connection, String key) throws SQLException {
    return get(connection, key)
        .orElseThrow(
            () ->
                new StoreCorruptedException(
                    "the store's table meta has no row " + key + "; restore a backup"));
  }

  private static Optional<String> get(Connection connection, String key) throws SQLException {
    return Sql.first(
        connection,
        "SELECT value, crc FROM meta WHERE key = ?",
        row -> {
          String value = row.getString(1);
          if (row.getLong(2) != checksum(key, value)) {
            throw new StoreCorruptedException(
                "row " + key + " of the store's table meta is damaged; restore a backup");
          }
          return value;
        },
        key);
  }

  private static void put(Connection connection, String key, String value) throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO meta (key, value, crc) VALUES (?, ?, ?)"
            + " ON CONFLICT (key) DO UPDATE SET value = excluded.value, crc = excluded.crc",
        key,
        value,
        checksum(key, value));
  }

  private static void remove(Connection connection, String key) throws SQLException {
    Sql.update(connection, "DELETE FROM meta WHERE key = ?", key);
  }

  private static long checksum(String key, String value) {
    return RowChecksum.of(key, value);
  }
}
