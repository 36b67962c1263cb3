package dev.ragged.memory.store;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.sqlite.RowChecksum;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks rows against the checksums that they carry. */
final class Rows {
  private Rows() {}

  /** Returns the checksum of a row: of its columns in the table's order, doubles as their bits. */
  static long checksum(@Nullable Object... columns) {
    List<@Nullable Object> plain = new ArrayList<>(columns.length);
    for (@Nullable Object column : columns) {
      plain.add(plain(column));
    }
    return RowChecksum.of(plain.toArray());
  }

  private static @Nullable Object plain(@Nullable Object column) {
    if (column instanceof Double value) {
      return Double.doubleToLongBits(value);
    }
    return column instanceof Integer value ? (Object) (long) value : column;
  }

  /**
   * Checks a row that was read. The persona among the columns must be the one that asked, not what
   * the row says: a damaged index can lead to another persona's row, which is sound in itself.
   *
   * @param row names the row in the message, without content
   * @throws StoreCorruptedException if it is not what was written
   */
  static void require(String table, Object row, long crc, @Nullable Object... columns) {
    if (crc != checksum(columns)) {
      throw new StoreCorruptedException(
          "row " + row + " of the memory's table " + table + " is damaged; restore a backup");
    }
  }
}
