package dev.ragged.memory.store;

import dev.ragged.memory.persona.Preference;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Reads what was set for one persona alone from one state of the database, a row at a time. One
 * thread at a time.
 */
public final class PreferenceLog {
  private final Connection connection;
  private final Owner owner;

  /**
   * Creates a reader.
   *
   * @param connection in a transaction of the caller's
   */
  public PreferenceLog(Connection connection, Owner owner) {
    this.connection = Objects.requireNonNull(connection, "connection");
    this.owner = Objects.requireNonNull(owner, "owner");
  }

  /**
   * Gives the preferences; without a persona's key by their keys, as bytes, and with one in the
   * order of what hides them.
   */
  public void each(RowSink<Preference> sink) throws SQLException, IOException {
    RowStream.each(
        connection,
        PreferenceTable.ALL + " ORDER BY key",
        row -> PreferenceTable.row(row, owner),
        sink,
        owner.persona());
  }
}
