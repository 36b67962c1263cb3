package dev.ragged.store;

import dev.ragged.document.Chunk;
import dev.ragged.document.Metadata;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.sqlite.RowChecksum;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Rows of the table {@code chunk}. */
final class ChunkTable {
  /** The columns that {@link #read} expects from column {@code offset + 1} on, in its order. */
  static final String COLUMNS =
      "c.ordinal, c.document, c.position, c.text, c.context, c.first, c.last, c.metadata, c.crc";

  static final String INSERT =
      "INSERT INTO chunk (ordinal, document, position, text, context, first, last, metadata, crc)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private ChunkTable() {}

  /** Returns the parameters of {@link #INSERT}. */
  static Object[] row(int ordinal, long document, Chunk chunk, Metadata metadata) {
    Object[] row = {
      (long) ordinal,
      document,
      (long) chunk.position(),
      chunk.text(),
      chunk.context(),
      (long) chunk.start(),
      (long) chunk.end(),
      MetadataJson.write(metadata),
      0L
    };
    row[8] = RowChecksum.of(Arrays.copyOf(row, 8));
    return row;
  }

  /** Returns the chunk of a row with {@link #COLUMNS} after {@code offset} others. */
  static Chunk read(ResultSet row, int offset) throws SQLException {
    long checksum =
        RowChecksum.of(
            row.getLong(offset + 1),
            row.getLong(offset + 2),
            row.getLong(offset + 3),
            row.getString(offset + 4),
            row.getString(offset + 5),
            row.getLong(offset + 6),
            row.getLong(offset + 7),
            row.getString(offset + 8));
    if (row.getLong(offset + 9) != checksum) {
      throw new StoreCorruptedException(
          "row "
              + row.getLong(offset + 1)
              + " of the store's table chunk is damaged; restore a backup");
    }
    return new Chunk(
        row.getInt(offset + 3),
        row.getString(offset + 4),
        row.getString(offset + 5),
        row.getInt(offset + 6),
        row.getInt(offset + 7),
        MetadataJson.read(row.getString(offset + 8)));
  }

  /** Returns the ordinals of a document's chunks in reading order. */
  static List<Integer> ordinals(Connection connection, long document) throws SQLException {
    return Sql.list(
        connection,
        "SELECT ordinal FROM chunk WHERE document = ? ORDER BY position",
        row -> row.getInt(1),
        document);
  }
}
