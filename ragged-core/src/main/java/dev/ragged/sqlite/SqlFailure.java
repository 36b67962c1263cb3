package dev.ragged.sqlite;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.error.StoreException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what SQLite reports into the exceptions that callers know. */
public final class SqlFailure {
  private SqlFailure() {}

  /**
   * Returns the exception for {@code cause}, which happened in {@code place} while {@code doing}.
   */
  public static StoreException of(String place, String doing, SQLException cause) {
    String where = doing + " in " + place + ": ";
    if (cause instanceof SQLTransientConnectionException) {
      return new StoreException(
          where
              + "no connection became free in time; fewer searches at once, or a quieter disk, help",
          cause);
    }
    if (!(cause instanceof SQLiteException sqlite)) {
      return new StoreException(where + cause.getMessage(), cause);
    }
    SQLiteErrorCode code = sqlite.getResultCode();
    return switch (code.code & 0xff) {
      case 11, 26 ->
          new StoreCorruptedException(
              where + "the database is damaged (" + code + "); restore a backup", cause);
      case 13 ->
          new StoreException(where + "the disk is full; nothing of this call was stored", cause);
      case 8 ->
          new StoreException(where + "the database is read-only; check its permissions", cause);
      case 10, 14 ->
          new StoreException(
              where
                  + "the disk reports an error ("
                  + code
                  + "); check that it is not full, its permissions, and its health",
              cause);
      default -> new StoreException(where + cause.getMessage(), cause);
    };
  }
}
