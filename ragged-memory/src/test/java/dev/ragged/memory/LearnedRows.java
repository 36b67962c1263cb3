package dev.ragged.memory;

import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.memory.store.Erasure;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.sqlite.Sql;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All rows that were learned, as texts. */
final class LearnedRows {
  private static final List<String> TABLES =
      List.of("topic", "topic_pair", "topic_document", "document", "sighting", "access");

  private LearnedRows() {}

  static Map<String, List<String>> read(MemoryDatabase database) {
    return read(database, TABLES);
  }

  /** Returns all rows of these tables. */
  static Map<String, List<String>> read(MemoryDatabase database, List<String> tables) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : tables) {
      rows.put(
          table,
          database.read(
              "reading all rows",
              connection ->
                  Sql.list(
                      connection,
                      "SELECT * FROM " + table + " ORDER BY 1, 2",
                      row -> {
                        StringBuilder text = new StringBuilder();
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                          text.append(row.getString(i)).append('|');
                        }
                        return text.toString();
                      })));
    }
    return rows;
  }

  /** Counts everything of all personas anew. */
  static void rebuild(MemoryDatabase database) {
    database.write(
        "counting anew",
        connection -> {
          for (long persona :
              Sql.list(connection, "SELECT number FROM persona", row -> row.getLong(1))) {
            Erasure.rebuild(connection, new Owner(persona, PlainCipher.INSTANCE));
          }
          return true;
        });
  }

  /** Returns how many questions nothing was learned from. */
  static long notLearned(MemoryDatabase database) {
    return database.read(
        "counting",
        connection ->
            Sql.number(
                connection,
                "SELECT count(*) FROM interaction WHERE number NOT IN"
                    + " (SELECT interaction FROM sighting WHERE asked)"));
  }
}
