package dev.ragged.sqlite;

import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;

/**
 * The settings of every connection. SQLite keeps none of them in the file but the journal mode, so
 * they are made anew each time.
 */
public final class ConnectionSettings {
  /** First SQLite without the WAL-reset race that could damage a database. */
  static final String OLDEST_SQLITE = "3.51.3";

  private static final int BUSY_MILLIS = 10_000;
  private static final int WAL_LIMIT_BYTES = 64 << 20;

  /**
   * Pages of the log that are carried over to the database at once: 16 MiB, so that a page which
   * many commits change, as the full-text index's do, is written there less often.
   */
  private static final int WAL_PAGES = 4_096;

  private ConnectionSettings() {}

  /** Returns the source of connections to a database file, with the default page cache. */
  public static DataSource file(Path database, Durability durability, boolean readOnly) {
    return file(database, durability, ConnectionLimits.DEFAULT, readOnly);
  }

  /** Returns the source of connections to a database file. */
  static DataSource file(
      Path database, Durability durability, ConnectionLimits limits, boolean readOnly) {
    SQLiteConfig config = common(limits);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(
        durability == Durability.FULL
            ? SQLiteConfig.SynchronousMode.FULL
            : SQLiteConfig.SynchronousMode.NORMAL);
    config.setJournalSizeLimit(WAL_LIMIT_BYTES);
    config.setWalAutocheckpoint(WAL_PAGES);
    // As a URI no character of the path can be taken for a parameter.
    return new StoreDataSource(config, "jdbc:sqlite:" + database.toUri(), readOnly);
  }

  /** Returns the source of a database in memory; each connection is a database of its own. */
  public static DataSource memory() {
    return memory(ConnectionLimits.DEFAULT);
  }

  static DataSource memory(ConnectionLimits limits) {
    return new StoreDataSource(common(limits), "jdbc:sqlite::memory:", false);
  }

  private static SQLiteConfig common(ConnectionLimits limits) {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setCacheSize(-limits.cacheKib());
    // Otherwise the driver asks for the last row's number after every single insertion.
    config.setGetGeneratedKeys(false);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    config.enableLoadExtension(false);
    return config;
  }

  /**
   * Checks the SQLite library that the application brought.
   *
   * @throws SQLException if it is too old to be trusted with a write-ahead log
   */
  static void requireSoundLibrary(Connection connection) throws SQLException {
    String version =
        Sql.first(connection, "SELECT sqlite_version()", row -> row.getString(1)).orElse("");
    if (Version.parse(version).compareTo(Version.parse(OLDEST_SQLITE)) < 0) {
      throw new SQLException(
          "SQLite must be at least "
              + OLDEST_SQLITE
              + ", which mends a race that could damage the store: version="
              + version
              + "; use org.xerial:sqlite-jdbc 3.51.3.0 or later");
    }
  }
}
