package dev.ragged.store;

import dev.ragged.document.Chunk;
import dev.ragged.document.Metadata;
import dev.ragged.index.OrdinalSet;
import dev.ragged.spi.Change;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.EmbeddedDocument;
import dev.ragged.spi.StoreState;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Collects the changes of one commit: writes the rows, and remembers what the view and the index
 * will have to learn once it is committed. One thread, one use.
 */
final class WriteTransaction implements AutoCloseable {
  private final Connection connection;
  private final Instant now;
  private final boolean keepVectors;
  private final PreparedStatements statements;

  private final Map<String, BitSet> added = new HashMap<>();
  private final BitSet removed = new BitSet();
  private final List<Integer> ordinals = new ArrayList<>();
  private final List<float[]> vectors = new ArrayList<>();
  private int nextOrdinal;
  private long nextDocument;
  private long sequence;
  private long documents;
  private long chunks;
  private boolean changed;

  /**
   * Begins to collect, within the caller's transaction.
   *
   * @param nextOrdinal first ordinal that was never handed out, not even by a commit that failed
   * @param keepVectors whether vectors wait in the store for the next checkpoint
   */
  WriteTransaction(Connection connection, int nextOrdinal, Instant now, boolean keepVectors)
      throws SQLException {
    this.connection = connection;
    this.nextOrdinal = nextOrdinal;
    this.now = now;
    this.keepVectors = keepVectors;
    this.nextDocument = 1 + Sql.number(connection, "SELECT ifnull(max(number), 0) FROM document");
    this.sequence = Meta.counter(connection, Meta.SEQUENCE);
    this.documents = Meta.counter(connection, Meta.DOCUMENTS);
    this.chunks = Meta.counter(connection, Meta.CHUNKS);
    this.statements = new PreparedStatements(connection);
  }

  /** Stores a document in place of the one with its key, if there is one. */
  void put(EmbeddedDocument embedded) throws SQLException {
    DocumentKey key = new DocumentKey(embedded.document().id(), embedded.document().owner());
    boolean replaced = remove(key);
    record(replaced ? Change.Kind.UPDATED : Change.Kind.ADDED, key);
    long number = nextDocument++;
    DocumentTable.insert(statements, number, embedded, now);
    Metadata metadata = embedded.document().metadata();
    insertAttributes("document", number, metadata);
    BitSet own =
        added.computeIfAbsent(DocumentTable.ownerColumn(key.owner()), owner -> new BitSet());
    for (int i = 0; i < embedded.chunks().size(); i++) {
      int ordinal = nextOrdinal++;
      insertChunk(ordinal, number, embedded.chunks().get(i), metadata);
      insertVector(ordinal, embedded.vectors().get(i));
      own.set(ordinal);
    }
    documents++;
    chunks += embedded.chunks().size();
  }

  /** Removes a document and returns whether it was there. */
  boolean delete(DocumentKey key) throws SQLException {
    boolean there = remove(key);
    if (there) {
      record(Change.Kind.REMOVED, key);
    }
    return there;
  }

  private boolean remove(DocumentKey key) throws SQLException {
    OptionalLong number = DocumentTable.number(statements, key);
    if (number.isEmpty()) {
      return false;
    }
    for (int ordinal : ChunkTable.ordinals(connection, number.getAsLong())) {
      statements.update("DELETE FROM full_text WHERE rowid = ?", (long) ordinal);
      statements.update("DELETE FROM waiting_vector WHERE ordinal = ?", (long) ordinal);
      removed.set(ordinal);
      chunks--;
    }
    DocumentTable.delete(statements, number.getAsLong());
    documents--;
    return true;
  }

  private void insertChunk(int ordinal, long document, Chunk chunk, Metadata ofDocument)
      throws SQLException {
    Map<String, Object> own = new HashMap<>(chunk.metadata().asMap());
    own.keySet().removeAll(ofDocument.keys());
    Metadata metadata = Metadata.copyOf(own);
    statements.update(ChunkTable.INSERT, ChunkTable.row(ordinal, document, chunk, metadata));
    statements.update(
        "INSERT INTO full_text (rowid, content) VALUES (?, ?)",
        (long) ordinal,
        chunk.searchableText());
    insertAttributes("chunk", ordinal, metadata);
  }

  private void insertVector(int ordinal, float[] vector) throws SQLException {
    ordinals.add(ordinal);
    vectors.add(vector);
    if (keepVectors) {
      byte[] bytes = VectorBlob.write(vector);
      statements.update(
          VectorBlob.INSERT_WAITING,
          (long) ordinal,
          sequence,
          bytes,
          VectorBlob.checksum(ordinal, bytes));
    }
  }

  private void insertAttributes(String table, long owner, Metadata metadata) throws SQLException {
    String column = table.equals("chunk") ? "ordinal" : "document";
    for (String key : metadata.keys()) {
      for (Object value : metadata.all(key)) {
        AttributeValue attribute = AttributeValue.of(value);
        statements.update(
            "INSERT OR IGNORE INTO "
                + table
                + "_attribute (key, kind, value, "
                + column
                + ") VALUES (?, ?, ?, ?)",
            key,
            (long) attribute.kind(),
            attribute.value(),
            owner);
      }
    }
  }

  private void record(Change.Kind kind, DocumentKey key) throws SQLException {
    changed = true;
    ChangeTable.insert(statements, new Change(++sequence, kind, key));
  }

  /** Writes the counters of the store as they will be in {@code state}. */
  void finish(StoreState state) throws SQLException {
    Meta.putState(connection, state);
    Meta.putCounter(connection, Meta.SEQUENCE, sequence);
    Meta.putCounter(connection, Meta.NEXT_ORDINAL, nextOrdinal);
    Meta.putCounter(connection, Meta.DOCUMENTS, documents);
    Meta.putCounter(connection, Meta.CHUNKS, chunks);
  }

  boolean isEmpty() {
    return !changed;
  }

  int nextOrdinal() {
    return nextOrdinal;
  }

  int[] newOrdinals() {
    return ordinals.stream().mapToInt(Integer::intValue).toArray();
  }

  float[][] newVectors() {
    return vectors.toArray(float[][]::new);
  }

  OrdinalSet removed() {
    return OrdinalSet.copyOf(removed);
  }

  View apply(View before) {
    Map<String, OrdinalSet> addedSets = new HashMap<>();
    added.forEach(
        (owner, bits) -> {
          // The same document may have been put twice, or put and deleted.
          bits.andNot(removed);
          addedSets.put(owner, OrdinalSet.copyOf(bits));
        });
    return before.next(addedSets, removed());
  }

  @Override
  public void close() throws SQLException {
    statements.close();
  }
}
