package dev.ragged.sqlite;

import dev.ragged.error.StoreCorruptedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Opens a database and checks it before anything is written to it. A file must lie in a directory
 * that no other process uses, and nothing else may open it meanwhile.
 */
public final class Databases {
  private Databases() {}

  /** As {@link #open(Optional, String, TableVersions, Durability, ConnectionLimits)}. */
  public static StoreConnections open(
      Optional<Path> file, String place, TableVersions tables, Durability durability)
      throws SQLException, IOException {
    return open(file, place, tables, durability, ConnectionLimits.DEFAULT);
  }

  /**
   * Opens a database whose tables are then at their newest version; it is created if it is not
   * there.
   *
   * @param file where it lies, or empty for a database in memory
   * @param place names it in messages
   * @param limits how much its connections may use
   * @throws StoreCorruptedException if it is damaged or another program's
   * @throws dev.ragged.error.StoreTooNewException if a newer version wrote it
   */
  public static StoreConnections open(
      Optional<Path> file,
      String place,
      TableVersions tables,
      Durability durability,
      ConnectionLimits limits)
      throws SQLException, IOException {
    boolean unclean = file.isPresent() && prepareFile(file.get(), tables);
    StoreConnections connections =
        file.isPresent()
            ? FileConnections.open(file.get(), durability, limits)
            : MemoryConnections.open(limits);
    try (StoreConnections.Lease lease = connections.writer()) {
      Connection writer = lease.connection();
      tables.requireReadable(writer, place);
      if (unclean) {
        quickCheck(writer, place);
      }
      if (file.isPresent() && TableVersions.isEmpty(writer)) {
        FreePages.prepare(writer);
      }
      return connections;
    } catch (SQLException | RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  /** Creates or checks the database file; returns whether the last process did not close it. */
  private static boolean prepareFile(Path database, TableVersions tables) throws IOException {
    PrivateFiles.createFile(database);
    RawPages.removeCopy(database);
    Path journal = database.resolveSibling(database.getFileName() + "-wal");
    boolean unclean = Files.exists(journal) && Files.size(journal) > 0;
    if (Files.size(database) > 0) {
      DatabaseHeader.check(database, tables);
    } else if (unclean) {
      throw new StoreCorruptedException(
          "the store's database is empty, but its write-ahead log is not: "
              + database
              + " has size=0; restore a backup, or choose another directory");
    }
    return unclean;
  }

  private static void quickCheck(Connection writer, String place) throws SQLException {
    String result =
        Sql.first(writer, "PRAGMA quick_check(1)", row -> row.getString(1)).orElse("no answer");
    if (!result.equals("ok")) {
      throw new StoreCorruptedException(
          "the store " + place + " is damaged: " + result + "; restore a backup");
    }
  }
}
