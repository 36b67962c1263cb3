package dev.ragged.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.sqlite.ConnectionSettings;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An index that leads from each persona to another one's rows, which are sound in themselves: the
 * worst that damage could do. Nobody reads another's words; the check says what is wrong.
 */
class SwappedIndexTest {
  /** Number 2 is ana, 3 is bob; each gets the other's rows. */
  private static final String SWAPPED = "(5 - persona";

  @TempDir Path temp;

  private Connection connect() throws SQLException {
    return ConnectionSettings.file(temp.resolve("memory.db"), Durability.FULL, false)
        .getConnection();
  }

  private void define(String index, String sql) throws SQLException {
    try (Connection connection = connect()) {
      Sql.run(connection, "PRAGMA writable_schema = ON");
      Sql.update(connection, "UPDATE sqlite_schema SET sql = ? WHERE name = ?", sql, index);
    }
  }

  /** Fills an index as if it were defined otherwise. */
  private void swap(String index, String sql) throws SQLException {
    define(index, sql.replace("(persona", SWAPPED));
    try (Connection connection = connect()) {
      Sql.run(connection, "REINDEX " + index);
    }
    define(index, sql);
  }

  private void mend(String index) throws SQLException {
    try (Connection connection = connect()) {
      Sql.run(connection, "REINDEX " + index);
    }
  }

  @Test
  void everyAnswer_withAnyIndexSwapped_hasNothingOfTheOtherPersona() throws SQLException {
    MemorySample.fill(temp);
    List<List<String>> indexes;
    try (Connection connection = connect()) {
      indexes =
          Sql.list(
              connection,
              "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE '%(persona%'",
              row -> List.of(row.getString(1), row.getString(2)));
    }
    assertThat(indexes).hasSizeGreaterThan(10);
    int refused = 0;
    for (List<String> index : indexes) {
      swap(index.get(0), index.get(1));
      refused += ask(index.get(0));
      mend(index.get(0));
    }
    assertThat(refused).isPositive();
    try (Ragged ragged = MemorySample.open(temp)) {
      assertThat(ragged.check().problems()).isEmpty();
    }
  }

  /** Asks everything as both personas; returns how many answers were refused. */
  private int ask(String index) {
    int refused = 0;
    try (Ragged ragged = MemorySample.open(temp)) {
      for (var question : MemorySample.questions(ragged).entrySet()) {
        try {
          String answer = question.getValue().get().toString();
          if (question.getKey().startsWith("ana")) {
            assertThat(answer).as("%s: %s", index, question.getKey()).doesNotContain("bob");
          } else if (question.getKey().startsWith("bob")) {
            assertThat(answer).as("%s: %s", index, question.getKey()).doesNotContain("ana");
          }
        } catch (StoreCorruptedException e) {
          refused++;
        }
      }
      assertThat(PersonalMemory.of(ragged).check()).as(index).isNotEmpty();
    }
    return refused;
  }
}
