package dev.ragged.memory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check finds in a memory whose rows were changed, and that it names it. */
class MemoryCheckTest {
  @TempDir Path temp;

  private MemoryDatabase database;

  @BeforeEach
  void fill() throws SQLException {
    MemorySample.fill(temp);
    database = MemoryDatabase.open(Optional.of(temp), Durability.FULL);
    assertThat(database.check()).isEmpty();
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** Returns the names of all columns in the schema's order. */
  private List<String> columns(String table) {
    return database.read(
        "reading the schema",
        connection ->
            Sql.list(
                connection,
                "SELECT name FROM pragma_table_info(?) ORDER BY cid",
                row -> row.getString(1),
                table));
  }

  @Test
  void tables_everyOneWithAChecksum_isChecked() {
    Set<String> withChecksum =
        database
            .read(
                "reading the schema",
                connection ->
                    Sql.list(
                        connection,
                        "SELECT name FROM sqlite_schema WHERE type = 'table'",
                        row -> row.getString(1)))
            .stream()
            .filter(table -> columns(table).contains("crc"))
            .collect(Collectors.toSet());
    assertThat(RowCheck.ALL)
        .extracting(RowCheck::table)
        .containsExactlyInAnyOrderElementsOf(withChecksum);
    for (RowCheck table : RowCheck.ALL) {
      List<String> named = new ArrayList<>(List.of(table.columns().split(", ", -1)));
      named.add("crc");
      assertThat(named).as(table.table()).isEqualTo(columns(table.table()));
    }
  }

  /** Takes a change back. */
  private static final class Undo extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Returns what a check finds after a change, which is then taken back. */
  private List<String> checkAfter(MemoryDatabase.Work<?> change) {
    AtomicReference<List<String>> found = new AtomicReference<>(List.of());
    assertThatThrownBy(
            () ->
                database.write(
                    "changing",
                    connection -> {
                      Sql.run(connection, "PRAGMA defer_foreign_keys = ON");
                      change.run(connection);
                      found.set(MemoryCheck.run(connection));
                      throw new Undo();
                    }))
        .isInstanceOf(Undo.class);
    return found.get();
  }

  private static Object other(Object value) {
    if (value instanceof byte[] bytes) {
      return Arrays.copyOf(bytes, bytes.length + 1);
    }
    if (value instanceof Double number) {
      return number + 1;
    }
    return value instanceof String text
        ? text + "x"
        : (Object) (((Number) value).longValue() + 1000);
  }

  /** Changes one column of one row. */
  private static int change(Connection connection, RowCheck table, String column)
      throws SQLException {
    List<String> names = List.of(table.columns().split(", ", -1));
    String key = names.get(0) + ", " + names.get(1);
    String one = " WHERE (" + key + ") IN (SELECT " + key + " FROM " + table.table() + " LIMIT 1)";
    Object value =
        Sql.first(
                connection,
                "SELECT " + column + " FROM " + table.table() + one,
                row -> row.getObject(1))
            .orElseThrow();
    return Sql.update(
        connection, "UPDATE " + table.table() + " SET " + column + " = ?" + one, other(value));
  }

  @Test
  void check_anyColumnOfAnyTableChanged_isFound() {
    for (RowCheck table : RowCheck.ALL) {
      for (String column : table.columns().split(", ", -1)) {
        if (!(table.table() + "." + column).equals("feedback.number")) {
          assertThat(checkAfter(connection -> change(connection, table, column)))
              .as("%s.%s", table.table(), column)
              .isNotEmpty()
              .allMatch(finding -> finding.startsWith("memory: "));
        }
      }
    }
  }

  @Test
  void check_contentChanged_namesTableAndRowWithoutContent() {
    assertThat(
            checkAfter(
                connection ->
                    Sql.update(
                        connection, "UPDATE interaction SET content = x'0061' WHERE number = 5")))
        .containsExactly("memory: a row of table interaction is damaged: number=5");
  }

  @Test
  void check_rowsOfNobody_areFound() {
    assertThat(
            checkAfter(
                connection -> Sql.update(connection, "DELETE FROM persona WHERE number = 3")))
        .contains("memory: table interaction has 14 rows of a persona that is not there");
  }

  @Test
  void check_anyLearnedRowMissing_isFound() {
    for (String table :
        List.of("topic", "topic_pair", "topic_document", "document", "sighting", "access")) {
      assertThat(
              checkAfter(
                  connection ->
                      Sql.update(
                          connection,
                          "DELETE FROM "
                              + table
                              + " WHERE crc = (SELECT crc FROM "
                              + table
                              + " LIMIT 1)")))
          .as(table)
          .isNotEmpty();
    }
  }

  @Test
  void check_interactionMissing_isFound() {
    assertThat(
            checkAfter(
                connection -> {
                  Sql.run(connection, "CREATE TEMP TABLE kept AS SELECT * FROM sighting");
                  int rows = Sql.update(connection, "DELETE FROM interaction WHERE number = 5");
                  Sql.run(connection, "DELETE FROM sighting");
                  Sql.run(
                      connection, "INSERT INTO sighting SELECT * FROM kept WHERE interaction <> 5");
                  return rows;
                }))
        .anyMatch(finding -> finding.contains("recount"));
  }

  @Test
  void check_indexDropped_isFound() {
    assertThat(checkAfter(connection -> Sql.update(connection, "DROP INDEX interaction_time")))
        .containsExactly("memory: its tables are not as they were made");
  }

  @Test
  void check_muchDamage_isBounded() {
    assertThat(
            checkAfter(
                connection -> Sql.update(connection, "UPDATE sighting SET confidence = 0.123")))
        .hasSize(MemoryDatabase.MAX_FINDINGS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"asked", "found", "first_at", "last_at", "gap_squares", "documents"})
  void check_wrongCountOfTopicWithRightChecksum_isFound(String column) {
    assertThat(
            checkAfter(
                connection -> {
                  Sql.update(
                      connection,
                      "UPDATE topic SET " + column + " = " + column + " + 1 WHERE number = 2");
                  return sign(connection, "topic", "number = 2");
                }))
        .singleElement()
        .asString()
        .contains("counts of topic 2 of persona number 1", "recount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"topic_pair", "topic_document"})
  void check_wrongCountOfLinkWithRightChecksum_isFound(String table) {
    assertThat(
            checkAfter(
                connection -> {
                  long crc = Sql.number(connection, "SELECT crc FROM " + table + " LIMIT 1");
                  Sql.update(
                      connection, "UPDATE " + table + " SET count = count + 1 WHERE crc = ?", crc);
                  return sign(connection, table, "crc = " + crc);
                }))
        .singleElement()
        .asString()
        .contains("of topic", "recount");
  }

  @Test
  void check_wrongCountOfDocumentWithRightChecksum_isFound() {
    assertThat(
            checkAfter(
                connection -> {
                  Sql.update(
                      connection, "UPDATE document SET accesses = accesses + 1 WHERE number = 2");
                  return sign(connection, "document", "number = 2");
                }))
        .singleElement()
        .asString()
        .contains("counts of document 2", "recount");
  }

  /** Gives one changed row the checksum that it would have been written with. */
  private static int sign(Connection connection, String table, String where) throws SQLException {
    RowCheck check =
        RowCheck.ALL.stream().filter(one -> one.table().equals(table)).findFirst().orElseThrow();
    int width = check.columns().split(",", -1).length;
    List<Long> sums =
        Sql.list(
            connection,
            "SELECT " + check.columns() + " FROM " + table + " WHERE " + where,
            row -> {
              Object[] values = new Object[width];
              for (int i = 0; i < width; i++) {
                values[i] = row.getObject(i + 1);
              }
              return Rows.checksum(values);
            });
    assertThat(sums).hasSize(1);
    return Sql.update(connection, "UPDATE " + table + " SET crc = ? WHERE " + where, sums.get(0));
  }
}
