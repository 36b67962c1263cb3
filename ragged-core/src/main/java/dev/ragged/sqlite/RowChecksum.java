package dev.ragged.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The CRC32C of a row: SQLite does not checksum its pages, so a flipped bit in a value would be
 * returned as data. Every column goes in with its length, so that no two rows of different columns
 * share an input.
 */
public final class RowChecksum {
  private final CRC32C crc = new CRC32C();
  private final byte[] number = new byte[Long.BYTES];

  private RowChecksum() {}

  /** Returns the checksum of a row's columns: texts, longs and byte arrays. */
  public static long of(@Nullable Object... columns) {
    RowChecksum checksum = new RowChecksum();
    for (@Nullable Object column : columns) {
      if (column instanceof Long value) {
        checksum.add(value);
      } else if (column instanceof byte[] bytes) {
        checksum.add(bytes);
      } else if (column == null) {
        // No column is ever stored as null; a damaged one may be read as that.
        checksum.add(-1);
      } else {
        checksum.add(((String) column).getBytes(StandardCharsets.UTF_8));
      }
    }
    return checksum.crc.getValue();
  }

  private void add(byte[] bytes) {
    add(bytes.length);
    crc.update(bytes);
  }

  private void add(long value) {
    ByteBuffer.wrap(number).putLong(value);
    crc.update(number);
  }
}
