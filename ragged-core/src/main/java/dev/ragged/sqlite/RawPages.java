package dev.ragged.sqlite;

import dev.ragged.spi.RawVisitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/**
 * Shows all pages of an open database, free ones included. Its files must not be read while it is
 * open, so SQLite copies the pages, and the copy is read.
 */
public final class RawPages {
  private RawPages() {}

  /**
   * Moves the write-ahead log into the database, empties it, and shows the database's pages, and
   * the log if somebody who reads keeps it from being emptied. Not within a transaction, and nobody
   * may write meanwhile. Costs a copy of the database.
   *
   * @param file where the database lies; a copy is made beside it and removed. Empty for a database
   *     in memory, which is copied in memory
   * @param place names the database in a report
   */
  public static void visit(Connection writer, Optional<Path> file, String place, RawVisitor visitor)
      throws SQLException, IOException {
    SQLiteConnection connection = writer.unwrap(SQLiteConnection.class);
    if (file.isEmpty()) {
      try (InputStream bytes = new ByteArrayInputStream(connection.serialize("main"))) {
        visitor.visit(place, bytes);
      }
      return;
    }
    if (!WriteAheadLog.empty(writer)) {
      // Unlike those of the database, no locks are held on this file that reading it would release.
      try (InputStream bytes = Files.newInputStream(sibling(file.get(), "", "-wal"))) {
        visitor.visit(place + ", its log", bytes);
      }
    }
    Path copy = copyOf(file.get());
    try {
      removeCopy(file.get());
      PrivateFiles.createFile(copy);
      int result = connection.getDatabase().backup("main", copy.toString(), null);
      if (result != SQLiteErrorCode.SQLITE_OK.code) {
        throw new SQLException("the database could not be copied: result=" + result);
      }
      try (InputStream bytes = Files.newInputStream(copy)) {
        visitor.visit(place, bytes);
      }
    } finally {
      removeCopy(file.get());
    }
  }

  /** Removes the copy that a process left which ended while it showed the pages. */
  static void removeCopy(Path file) throws IOException {
    Files.deleteIfExists(copyOf(file));
    Files.deleteIfExists(sibling(copyOf(file), "", "-journal"));
  }

  private static Path copyOf(Path file) {
    return sibling(file, ".", ".pages");
  }

  private static Path sibling(Path file, String before, String behind) {
    return file.resolveSibling(before + file.getFileName() + behind);
  }
}
