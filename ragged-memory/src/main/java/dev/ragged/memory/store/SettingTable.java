package dev.ragged.memory.store;

import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The few facts about the memory as a whole, one row each. */
public final class SettingTable {
  private SettingTable() {}

  /** Returns the value of {@code key}. */
  public static Optional<String> get(Connection connection, String key) throws SQLException {
    return Sql.first(
        connection,
        "SELECT value, crc FROM setting WHERE key = ?",
        row -> {
          String value = row.getString(1);
          Rows.require("setting", key, row.getLong(2), key, value);
          return value;
        },
        key);
  }

  /** Sets the value of {@code key}. */
  public static void put(Connection connection, String key, String value) throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO setting (key, value, crc) VALUES (?, ?, ?)"
            + " ON CONFLICT (key) DO UPDATE SET value = excluded.value, crc = excluded.crc",
        key,
        value,
        Rows.checksum(key, value));
  }

  /** Removes the value of {@code key}. */
  public static void remove(Connection connection, String key) throws SQLException {
    Sql.update(connection, "DELETE FROM setting WHERE key = ?", key);
  }
}
