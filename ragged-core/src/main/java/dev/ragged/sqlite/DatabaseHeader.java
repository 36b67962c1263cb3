package dev.ragged.sqlite;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.error.StoreTooNewException;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks at the first bytes of a database file before SQLite does, because SQLite would already
 * leave files beside one that is refused. Must run under the directory's lock and before any
 * connection is open: closing a file drops the process's locks on it.
 *
 * <pre>
 *  0  16 bytes  "SQLite format 3\0"
 * 60  int32     user_version, the schema version
 * 68  int32     application_id
 * 103 int16     number of cells on the first page: 0 while there is no table
 * </pre>
 *
 * <p>A store whose process was killed early may have all its tables in the write-ahead log alone;
 * the file itself is then a database without tables, and what it is shows once SQLite has read the
 * log.
 */
final class DatabaseHeader {
  private static final int LENGTH = 105;
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION_OFFSET = 60;
  private static final int APPLICATION_OFFSET = 68;
  private static final int CELLS_OFFSET = 103;

  private DatabaseHeader() {}

  /**
   * Checks the file, which is not empty.
   *
   * @throws StoreCorruptedException if it is no database of Ragged
   * @throws StoreTooNewException if a newer Ragged wrote it
   */
  static void check(Path database, TableVersions tables) throws IOException {
    byte[] header;
    try (DataInputStream in = new DataInputStream(Files.newInputStream(database))) {
      header = in.readNBytes(LENGTH);
    }
    if (header.length < LENGTH || !startsWithMagic(header)) {
      throw new StoreCorruptedException(
          "this is no database: "
              + database
              + " at offset 0; restore a backup, or choose another directory");
    }
    boolean hasTables = header[CELLS_OFFSET] != 0 || header[CELLS_OFFSET + 1] != 0;
    if (!hasTables && intAt(header, APPLICATION_OFFSET) == 0) {
      return;
    }
    tables.requireKnown(
        intAt(header, APPLICATION_OFFSET), intAt(header, VERSION_OFFSET), database.toString());
  }

  private static boolean startsWithMagic(byte[] header) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (header[i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  private static int intAt(byte[] header, int offset) {
    return (header[offset] & 0xff) << 24
        | (header[offset + 1] & 0xff) << 16
        | (header[offset + 2] & 0xff) << 8
        | (header[offset + 3] & 0xff);
  }
}
