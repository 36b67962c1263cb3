package dev.ragged.memory.store;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.sqlite.RowChecksum;
import org.jspecify.annotations.Nullable;

/** Checks rows against the checksums that they carry. */
final class Rows {
  private Rows() {}

  /** Returns the checksum of a row: of its columns in the table's order, doubles as their bits. */
  static long checksum(@Nullable Object... columns) {
    @Nullable Object[] plain = columns.clone();
    for (int i = 0; i < plain.length; i++) {
      if (plain[i] instanceof Double value) {
        plain[i] = Double.doubleToLongBits(value);
      } else if (plain[i] instanceof Integer value) {
        plain[i] = (long) value;
      }
    }
    return RowChecksum.of(plain);
  }

  /**
   * Checks a row that was read.
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
