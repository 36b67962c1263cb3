package dev.ragged.sqlite;

import java.sql.Connection;
import java.sql.SQLException;

/** The log that a database writes before its pages, where deleted rows may be left. */
public final class WriteAheadLog {
  /**
   * How long to wait for those who read: searches take milliseconds, exports as long as they like.
   */
  private static final int PATIENCE_MILLIS = 500;

  private WriteAheadLog() {}

  /**
   * Moves the log into the database and empties it. Not within a transaction. Waits a moment for
   * those who read.
   *
   * @return whether it is empty; not if somebody still reads a state that is in it
   */
  public static boolean empty(Connection writer) throws SQLException {
    long before = Sql.number(writer, "PRAGMA busy_timeout");
    Sql.run(writer, "PRAGMA busy_timeout = " + PATIENCE_MILLIS);
    try {
      return Sql.number(writer, "PRAGMA wal_checkpoint(TRUNCATE)") == 0;
    } finally {
      Sql.run(writer, "PRAGMA busy_timeout = " + before);
    }
  }
}
