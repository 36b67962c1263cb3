package dev.ragged.store;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.spi.Change;
import dev.ragged.spi.DocumentKey;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.RowChecksum;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Rows of the table {@code change}. */
final class ChangeTable {
  /** The columns that {@link #read} expects, in its order. */
  static final String COLUMNS = "sequence, kind, owner, id, crc";

  private ChangeTable() {}

  static void insert(PreparedStatements statements, Change change) throws SQLException {
    String kind = change.kind().name();
    String owner = DocumentTable.ownerColumn(change.document().owner());
    String id = change.document().id();
    statements.update(
        "INSERT INTO change (sequence, kind, owner, id, crc) VALUES (?, ?, ?, ?, ?)",
        change.sequence(),
        kind,
        owner,
        id,
        RowChecksum.of(change.sequence(), kind, owner, id));
  }

  /** Returns the change of a row with {@link #COLUMNS}. */
  static Change read(ResultSet row) throws SQLException {
    long sequence = row.getLong(1);
    String kind = row.getString(2);
    String owner = row.getString(3);
    String id = row.getString(4);
    if (row.getLong(5) != RowChecksum.of(sequence, kind, owner, id)) {
      throw new StoreCorruptedException(
          "row " + sequence + " of the store's table change is damaged; restore a backup");
    }
    return new Change(
        sequence, Change.Kind.valueOf(kind), new DocumentKey(id, DocumentTable.owner(owner)));
  }

  /**
   * Returns the changes after number {@code after}, oldest first, at most {@code limit}.
   *
   * @throws IllegalArgumentException if changes that far back are no longer kept
   */
  static List<Change> after(Connection connection, long after, int limit) throws SQLException {
    long last = Meta.counter(connection, Meta.SEQUENCE);
    long oldest = Sql.number(connection, "SELECT ifnull(min(sequence), ?) FROM change", last + 1);
    if (after < oldest - 1) {
      throw new IllegalArgumentException(
          "changes so far back are no longer kept: sequence="
              + after
              + ", oldest kept change="
              + oldest
              + "; list the documents anew and go on from sequence "
              + last);
    }
    return Sql.list(
        connection,
        "SELECT " + COLUMNS + " FROM change WHERE sequence > ? ORDER BY sequence LIMIT ?",
        ChangeTable::read,
        after,
        limit);
  }
}
