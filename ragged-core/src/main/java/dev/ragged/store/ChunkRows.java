package dev.ragged.store;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.Scope;
import dev.ragged.spi.StoredChunk;
import dev.ragged.spi.StoredDocument;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chunks of one state of the database, by ordinal and by id. Remembers which id has which
 * ordinal once it has read it. One thread at a time.
 */
final class ChunkRows {
  private static final int IDS_PER_QUERY = 500;
  private static final String CHUNK_OF_ID =
      " FROM document d JOIN chunk c ON c.document = d.number"
          + " WHERE d.owner = ? AND d.id = ? AND c.position = ?";
  private static final String CHUNK =
      "SELECT " + DocumentTable.COLUMNS + ", " + ChunkTable.COLUMNS + CHUNK_OF_ID;
  private static final int DOCUMENT_COLUMNS = 12;

  private final Connection connection;
  private final long generation;
  private final Map<ChunkId, Integer> ordinals = new HashMap<>();

  ChunkRows(Connection connection, long generation) {
    this.connection = connection;
    this.generation = generation;
  }

  /**
   * Returns the ids of chunks, in the order of {@code wanted}.
   *
   * @throws SQLException if there is no such chunk, or the database fails
   */
  List<ChunkId> ids(List<Integer> wanted) throws SQLException {
    Map<Integer, ChunkId> found = new HashMap<>();
    for (int from = 0; from < wanted.size(); from += IDS_PER_QUERY) {
      List<Integer> batch = wanted.subList(from, Math.min(from + IDS_PER_QUERY, wanted.size()));
      Sql.list(
              connection,
              "SELECT c.ordinal, d.id, d.owner, c.position FROM chunk c"
                  + " JOIN document d ON d.number = c.document WHERE c.ordinal IN ("
                  + Sql.marks(batch.size())
                  + ")",
              row ->
                  Map.entry(
                      row.getInt(1),
                      new ChunkId(
                          new DocumentKey(row.getString(2), DocumentTable.owner(row.getString(3))),
                          row.getInt(4))),
              batch.toArray())
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
    found.forEach((ordinal, id) -> ordinals.put(id, ordinal));
    List<ChunkId> ids = new ArrayList<>(wanted.size());
    for (int ordinal : wanted) {
      ChunkId id = found.get(ordinal);
      if (id == null) {
        throw new SQLException(
            "chunk row " + ordinal + " is in generation " + generation + " but not in the table");
      }
      ids.add(id);
    }
    return ids;
  }

  /**
   * Returns the ordinal of a chunk.
   *
   * @throws IllegalArgumentException if there is no such chunk
   */
  int ordinal(ChunkId id) throws SQLException {
    Integer known = ordinals.get(id);
    if (known != null) {
      return known;
    }
    return Sql.first(connection, "SELECT c.ordinal" + CHUNK_OF_ID, row -> row.getInt(1), key(id))
        .orElseThrow(() -> new IllegalArgumentException("no such chunk: id=" + id));
  }

  /**
   * Returns those of the chunks that are there and that {@code scope} sees, in the order of {@code
   * ids}.
   *
   * @throws StoreCorruptedException if one is gone whose id {@link #ids} has read
   */
  List<StoredChunk> fetch(List<ChunkId> ids, Scope scope) throws SQLException {
    List<StoredChunk> chunks = new ArrayList<>();
    try (PreparedStatements statements = new PreparedStatements(connection)) {
      for (ChunkId id : ids) {
        if (!scope.sees(id.document().owner())) {
          continue;
        }
        Optional<StoredChunk> chunk = statements.first(CHUNK, row -> chunk(id, row), key(id));
        chunk.ifPresent(chunks::add);
        if (chunk.isEmpty() && ordinals.containsKey(id)) {
          throw new StoreCorruptedException(
              "chunk " + id + " is in one table of the store and not in another; restore a backup");
        }
      }
      return chunks;
    }
  }

  private static StoredChunk chunk(ChunkId id, ResultSet row) throws SQLException {
    StoredDocument document = DocumentTable.read(row);
    var chunk = ChunkTable.read(row, DOCUMENT_COLUMNS);
    return new StoredChunk(
        id, document.title(), chunk, document.metadata().orElse(chunk.metadata()));
  }

  private static Object[] key(ChunkId id) {
    return new Object[] {
      DocumentTable.ownerColumn(id.document().owner()), id.document().id(), (long) id.position()
    };
  }
}
