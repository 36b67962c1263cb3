package dev.ragged.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlTest {
  private static final String NUMBERS = "SELECT n FROM number WHERE n > ? ORDER BY n";

  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = ConnectionSettings.memory().getConnection();
    Sql.run(connection, "CREATE TABLE number (n INTEGER PRIMARY KEY)");
    for (int i = 1; i <= 5; i++) {
      Sql.update(connection, "INSERT INTO number VALUES (?)", i);
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void each_rows_givesThemInOrder() throws SQLException {
    List<Integer> taken = new ArrayList<>();

    Sql.each(connection, NUMBERS, row -> taken.add(row.getInt(1)), 2);

    assertThat(taken).containsExactly(3, 4, 5);
  }

  @Test
  void eachWhile_enough_readsNoMore() throws SQLException {
    List<Integer> taken = new ArrayList<>();

    Sql.eachWhile(() -> taken.size() < 2, connection, NUMBERS, row -> taken.add(row.getInt(1)), 0);

    assertThat(taken).containsExactly(1, 2);
  }

  @Test
  void each_takerThatFails_passesItOn() {
    assertThatThrownBy(
            () ->
                Sql.<IOException>each(
                    connection,
                    NUMBERS,
                    row -> {
                      throw new IOException("the taker's");
                    },
                    0))
        .isInstanceOf(IOException.class)
        .hasMessage("the taker's");
  }

  @Test
  void statementCount_eachWayToRunOne_countsOne() throws SQLException {
    assertCounts(1, () -> Sql.run(connection, "DELETE FROM number WHERE n = 1"));
    assertCounts(1, () -> Sql.exhaust(connection, "PRAGMA incremental_vacuum"));
    assertCounts(1, () -> Sql.update(connection, "DELETE FROM number WHERE n = ?", 2));
    assertCounts(1, () -> Sql.list(connection, NUMBERS, row -> row.getInt(1), 0));
    assertCounts(1, () -> Sql.each(connection, NUMBERS, row -> {}, 0));
    assertCounts(1, () -> Sql.number(connection, "SELECT count(*) FROM number"));
    assertCounts(2, () -> Sql.transaction(connection, () -> {}));
    assertCounts(
        3,
        () -> {
          try (PreparedStatements statements = new PreparedStatements(connection)) {
            statements.update("INSERT INTO number VALUES (?)", 11);
            statements.update("INSERT INTO number VALUES (?)", 12);
            statements.list(NUMBERS, row -> row.getInt(1), 0);
          }
        });
  }

  /** Only this thread runs statements in this process: its tests run one after the other. */
  private static void assertCounts(int expected, Sql.Work work) throws SQLException {
    long before = StatementCount.now();
    work.run();
    assertThat(StatementCount.now() - before).isEqualTo(expected);
  }
}
