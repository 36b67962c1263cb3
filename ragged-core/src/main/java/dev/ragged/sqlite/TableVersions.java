package dev.ragged.sqlite;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.error.StoreTooNewException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The versions of a database's tables: {@code user_version} is the number of steps taken. All
 * missing steps run in one transaction. Immutable.
 *
 * @param applicationId marks a file as a database of this kind
 * @param steps the statements that lead from each version to the next, from an empty database on
 */
public record TableVersions(int applicationId, List<List<String>> steps) {
  public TableVersions {
    steps = steps.stream().map(List::copyOf).toList();
  }

  /** Returns the version that this code reads and writes. */
  public int newest() {
    return steps.size();
  }

  /** Returns whether the database has no tables yet. */
  public static boolean isEmpty(Connection connection) throws SQLException {
    return Sql.number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
  }

  /**
   * Checks that the database is one that this code may write to. Writes nothing.
   *
   * @throws StoreTooNewException if a newer version wrote it
   * @throws StoreCorruptedException if it is some other program's
   */
  void requireReadable(Connection connection, String place) throws SQLException {
    if (isEmpty(connection)) {
      return;
    }
    requireKnown(
        Sql.number(connection, "PRAGMA application_id"),
        Sql.number(connection, "PRAGMA user_version"),
        place);
  }

  void requireKnown(long application, long version, String place) {
    if (application != applicationId) {
      throw new StoreCorruptedException(
          String.format(
              "not a Ragged store: %s has application_id=0x%08x where 0x%08x is expected; choose another directory",
              place, application, applicationId));
    }
    if (version < 1) {
      throw new StoreCorruptedException(
          "the store "
              + place
              + " has a schema version that there never was: version="
              + version
              + "; restore a backup");
    }
    if (version > newest()) {
      throw new StoreTooNewException(
          "the store "
              + place
              + " has schema version "
              + version
              + ", this Ragged knows up to "
              + newest()
              + "; open it with the newer Ragged that wrote it. Nothing was changed");
    }
  }

  /** Returns whether the tables are as {@link #migrate} makes them. */
  public boolean isIntact(Connection connection) throws SQLException {
    try (Connection fresh = ConnectionSettings.memory().getConnection()) {
      migrate(fresh);
      return tables(connection).equals(tables(fresh));
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    return Sql.list(
        connection,
        "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || ifnull(sql, '')"
            + " FROM main.sqlite_schema ORDER BY name",
        row -> String.valueOf(row.getString(1)));
  }

  /** Brings the database to the present version, within the caller's transaction. */
  public void migrate(Connection connection) throws SQLException {
    int from = (int) Sql.number(connection, "PRAGMA user_version");
    for (int step = from; step < steps.size(); step++) {
      for (String statement : steps.get(step)) {
        Sql.run(connection, statement);
      }
    }
    if (from < steps.size()) {
      Sql.run(connection, "PRAGMA application_id = " + applicationId);
      Sql.run(connection, "PRAGMA user_version = " + steps.size());
    }
  }
}
