package dev.ragged.memory.store;

import dev.ragged.memory.persona.Preference;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an application set for personas, and, under {@link Owner#EVERYONE}, for all of them: a row
 * for each key, found by its token, because the key itself is sealed with the value.
 */
public final class PreferenceTable {
  static final String NAME = "preference";

  static final String ALL =
      "SELECT key, content, updated_at, crc FROM preference WHERE persona = ?";
  private static final String ONE = ALL + " AND key = ?";

  private PreferenceTable() {}

  /** Returns what was set for an owner alone, in no order that means anything. */
  public static List<Preference> all(PreparedStatements statements, Owner owner)
      throws SQLException {
    return statements.list(ALL, row -> row(row, owner), owner.persona());
  }

  /** Returns what was set for an owner alone under {@code key}. */
  public static Optional<Preference> find(PreparedStatements statements, Owner owner, String key)
      throws SQLException {
    return statements.first(
        ONE, row -> row(row, owner), owner.persona(), owner.cipher().token(key));
  }

  /** Returns how many were set for an owner alone. */
  public static long count(Connection connection, Owner owner) throws SQLException {
    return Sql.number(
        connection, "SELECT count(*) FROM preference WHERE persona = ?", owner.persona());
  }

  /** Sets a value, in place of the one that is there. */
  public static void put(
      PreparedStatements statements, Owner owner, String key, String value, Instant setAt)
      throws SQLException {
    byte[] token = owner.cipher().token(key);
    byte[] content =
        owner.seal(
            Table.PREFERENCE, token, Json.object().put("key", key).put("value", value).toString());
    long updated = setAt.toEpochMilli();
    statements.update(
        "INSERT INTO preference (persona, key, content, updated_at, crc) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (persona, key) DO UPDATE SET content = excluded.content,"
            + " updated_at = excluded.updated_at, crc = excluded.crc",
        owner.persona(),
        token,
        content,
        updated,
        Rows.checksum(owner.persona(), token, content, updated));
  }

  /** Removes what was set for an owner under {@code key}; returns whether there was anything. */
  public static boolean remove(PreparedStatements statements, Owner owner, String key)
      throws SQLException {
    return statements.update(
            "DELETE FROM preference WHERE persona = ? AND key = ?",
            owner.persona(),
            owner.cipher().token(key))
        > 0;
  }

  static Preference row(ResultSet row, Owner owner) throws SQLException {
    byte[] token = row.getBytes(1);
    byte[] content = row.getBytes(2);
    long updated = row.getLong(3);
    long crc = row.getLong(4);
    // The token may be the key in plain text, which has no place in a message.
    Rows.require(
        NAME, owner.persona() + " with crc=" + crc, crc, owner.persona(), token, content, updated);
    Json json = Json.parse(owner.open(Table.PREFERENCE, token, content));
    return new Preference(
        json.text("key"),
        json.text("value"),
        Instant.ofEpochMilli(updated),
        owner.isEveryone() ? Preference.Origin.ALL_PERSONAS : Preference.Origin.PERSONA);
  }
}
