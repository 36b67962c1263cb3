package dev.ragged.store;

import dev.ragged.document.Metadata;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorIndex;
import dev.ragged.spi.StoredDocument;
import dev.ragged.sqlite.RowChecksum;
import dev.ragged.sqlite.Sql;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads every row of a store and compares everything that is kept twice. Finds what the row
 * checksums cannot: a missing row, an attribute that is not its document's, a full-text entry
 * without a chunk. Costs a read of the whole database.
 */
final class IntegrityCheck {
  @FunctionalInterface
  private interface RowTest {
    void test(ResultSet row) throws SQLException;
  }

  private static final int MAX_PROBLEMS = 100;

  private final Connection connection;
  private final List<String> problems = new ArrayList<>();

  private IntegrityCheck(Connection connection) {
    this.connection = connection;
  }

  /** Returns what is wrong, at most the first hundred findings. */
  static List<String> run(Connection connection, View view, VectorIndex index) throws SQLException {
    IntegrityCheck check = new IntegrityCheck(connection);
    check.structure();
    check.documents();
    check.chunks();
    check.texts();
    check.derivedRows();
    check.fullText(view);
    if (!index.ordinals().equals(index.ordinals().or(view.all()))) {
      check.add("the vector index lacks chunks: " + view.all().andNot(index.ordinals()).size());
    }
    return List.copyOf(check.problems);
  }

  private void add(String problem) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(problem);
    }
  }

  private void structure() throws SQLException {
    for (String line :
        Sql.list(
            connection, "PRAGMA integrity_check(" + MAX_PROBLEMS + ")", row -> row.getString(1))) {
      if (!line.equals("ok")) {
        add("database: " + line);
      }
    }
    if (!Schema.TABLES.isIntact(connection)) {
      add(
          "database: the definitions of the tables are not those of version "
              + Schema.TABLES.newest());
    }
    long orphans = Sql.list(connection, "PRAGMA foreign_key_check", row -> row.getString(1)).size();
    if (orphans > 0) {
      add("database: rows that belong to nothing: " + orphans);
    }
  }

  private void derivedRows() throws SQLException {
    each("SELECT " + ChangeTable.COLUMNS + " FROM change", ChangeTable::read);
    each(
        "SELECT ordinal, vector, crc FROM waiting_vector",
        row -> {
          byte[] vector = row.getBytes(2);
          if (vector == null || VectorBlob.checksum(row.getInt(1), vector) != row.getLong(3)) {
            add("row " + row.getLong(1) + " of table waiting_vector is damaged");
          }
        });
  }

  private void documents() throws SQLException {
    each(
        "SELECT " + DocumentTable.COLUMNS + " FROM document d",
        row -> {
          long number = row.getLong(1);
          StoredDocument document = DocumentTable.read(row);
          attributes("document", number, document.metadata());
        });
  }

  private void chunks() throws SQLException {
    each(
        "SELECT " + ChunkTable.COLUMNS + " FROM chunk c",
        row -> attributes("chunk", row.getLong(1), ChunkTable.read(row, 0).metadata()));
  }

  private void texts() throws SQLException {
    each(
        "SELECT document, text, crc FROM document_text",
        row -> {
          if (row.getLong(3) != RowChecksum.of(row.getLong(1), row.getString(2))) {
            add("row " + row.getLong(1) + " of table document_text is damaged");
          }
        });
  }

  private void attributes(String table, long owner, Metadata metadata) throws SQLException {
    Set<AttributeKey> expected = new HashSet<>();
    for (String key : metadata.keys()) {
      for (Object value : metadata.all(key)) {
        expected.add(new AttributeKey(key, AttributeValue.of(value)));
      }
    }
    String column = table.equals("chunk") ? "ordinal" : "document";
    Set<AttributeKey> found =
        new HashSet<>(
            Sql.list(
                connection,
                "SELECT key, kind, value FROM " + table + "_attribute WHERE " + column + " = ?",
                row -> AttributeKey.read(row),
                owner));
    if (!expected.equals(found)) {
      add("the attributes of " + table + " " + owner + " are not those of its metadata");
    }
  }

  private void fullText(View view) throws SQLException {
    OrdinalSet indexed =
        OrdinalSet.of(
            Sql.list(connection, "SELECT rowid FROM full_text", row -> Sql.rowNumber(row, 1))
                .stream()
                .mapToInt(Integer::intValue)
                .toArray());
    if (!indexed.equals(view.all())) {
      add(
          "the full-text index does not hold exactly the chunks: missing "
              + view.all().andNot(indexed).size()
              + ", too many "
              + indexed.andNot(view.all()).size());
    } else if (problems.isEmpty() && !FullTextCheck.agrees(connection)) {
      add("the full-text index is not that of the chunks' texts");
    }
  }

  private void each(String sql, RowTest test) throws SQLException {
    Sql.each(
        connection,
        sql,
        row -> {
          try {
            test.test(row);
          } catch (StoreCorruptedException | IllegalArgumentException | UncheckedIOException e) {
            add(String.valueOf(e.getMessage()));
          }
        });
  }
}
