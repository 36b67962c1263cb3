package dev.ragged.memory.store;

import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads a whole memory and says what is wrong with it. */
final class MemoryCheck {
  private static final String SUBJECT = "memory: ";

  private MemoryCheck() {}

  /** Returns what is wrong; counts are only compared when the rows that they count are sound. */
  static List<String> run(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>(pages(connection));
    if (found.isEmpty() && !MemorySchema.TABLES.isIntact(connection)) {
      found.add("its tables are not as they were made");
    }
    if (found.isEmpty()) {
      for (RowCheck table : RowCheck.ALL) {
        found.addAll(table.run(connection));
      }
      found.addAll(references(connection));
    }
    if (found.isEmpty()) {
      found.addAll(CountCheck.run(connection));
    }
    return found.stream().map(SUBJECT::concat).toList();
  }

  private static List<String> pages(Connection connection) throws SQLException {
    List<String> found =
        Sql.list(
            connection,
            "PRAGMA integrity_check(" + MemoryDatabase.MAX_FINDINGS + ")",
            row -> row.getString(1));
    return found.equals(List.of("ok")) ? List.of() : found;
  }

  private static List<String> references(Connection connection) throws SQLException {
    return Sql.list(
            connection,
            "PRAGMA foreign_key_check",
            row ->
                "table "
                    + row.getString(1)
                    + " has a row that refers to a row of table "
                    + row.getString(3)
                    + " that is not there")
        .stream()
        .limit(MemoryDatabase.MAX_FINDINGS)
        .toList();
  }
}
