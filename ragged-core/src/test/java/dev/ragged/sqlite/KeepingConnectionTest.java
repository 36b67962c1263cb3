package dev.ragged.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingConnectionTest {
  private static final String INSERT = "INSERT INTO item (number, name) VALUES (?, ?)";
  private static final String SELECT = "SELECT name FROM item WHERE number >= ? ORDER BY number";

  private KeepingConnection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = (KeepingConnection) ConnectionSettings.memory().getConnection();
    Sql.run(connection, "CREATE TABLE item (number INTEGER PRIMARY KEY, name TEXT) STRICT");
    Sql.update(connection, INSERT, 1L, "one");
    Sql.update(connection, INSERT, 2L, "two");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void prepare_afterClose_givesTheSameStatementWithoutItsValues() throws SQLException {
    PreparedStatement first = connection.prepareStatement(SELECT);
    first.setLong(1, 2);
    assertThat(first.executeQuery().next()).isTrue();
    first.close();
    assertThat(first.isClosed()).isTrue();
    try (PreparedStatement second = connection.prepareStatement(SELECT)) {
      assertThat(second).isSameAs(first);
      assertThat(second.isClosed()).isFalse();
      try (ResultSet rows = second.executeQuery()) {
        // Compared with NULL nothing is found; with the value from before one row would be.
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @Test
  void close_failedStatement_worksTheNextTime() throws SQLException {
    assertThatThrownBy(() -> Sql.update(connection, INSERT, 1L, "again"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("UNIQUE");
    assertThat(Sql.update(connection, INSERT, 3L, "three")).isEqualTo(1);
    assertThat(Sql.list(connection, SELECT, row -> row.getString(1), 0L))
        .containsExactly("one", "two", "three");
  }

  @Test
  void close_openRows_endsTheReading() throws SQLException {
    PreparedStatement statement = connection.prepareStatement(SELECT);
    statement.setLong(1, 0);
    ResultSet rows = statement.executeQuery();
    assertThat(rows.next()).isTrue();
    statement.close();
    // Refused while any statement of the connection still reads.
    Sql.run(connection, "DROP TABLE item");
    assertThatThrownBy(() -> Sql.list(connection, SELECT, row -> row.getString(1), 0L))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("no such table");
  }

  @Test
  void prepare_twiceAtOnce_givesTwo() throws SQLException {
    int before = connection.kept();
    PreparedStatement outer = connection.prepareStatement(SELECT);
    outer.setLong(1, 0);
    try (ResultSet rows = outer.executeQuery()) {
      assertThat(rows.next()).isTrue();
      assertThat(Sql.list(connection, SELECT, row -> row.getString(1), 2L)).containsExactly("two");
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("two");
    }
    outer.close();
    outer.close();
    assertThat(connection.kept()).isEqualTo(before + 1);
    assertThat(Sql.list(connection, SELECT, row -> row.getString(1), 0L)).hasSize(2);
  }

  @Test
  void prepare_pragma_isAskedAnew() throws SQLException {
    long before = Sql.number(connection, "PRAGMA busy_timeout");
    Sql.run(connection, "PRAGMA busy_timeout = " + (before + 1));
    assertThat(Sql.number(connection, "PRAGMA busy_timeout")).isEqualTo(before + 1);
  }

  @Test
  void prepare_tableChangedSince_seesTheChange() throws SQLException {
    String all = "SELECT * FROM item WHERE number = ?";
    assertThat(Sql.list(connection, all, row -> row.getMetaData().getColumnCount(), 1L))
        .containsExactly(2);
    Sql.run(connection, "ALTER TABLE item ADD COLUMN more TEXT");
    Sql.run(connection, "UPDATE item SET more = 'x'");
    assertThat(Sql.list(connection, all, row -> row.getString("more"), 1L)).containsExactly("x");
  }

  @Test
  void prepare_manyStatements_keepsTheLatest() throws SQLException {
    for (int i = 0; i < 3 * KeepingConnection.MAX_KEPT; i++) {
      assertThat(Sql.number(connection, "SELECT " + i)).isEqualTo(i);
      assertThat(connection.kept()).isLessThanOrEqualTo(KeepingConnection.MAX_KEPT);
    }
    assertThat(connection.kept()).isEqualTo(KeepingConnection.MAX_KEPT);
  }

  @Test
  void close_connectionWithStatements_closesThem(@TempDir Path temp) throws SQLException {
    var file = ConnectionSettings.file(temp.resolve("x.db"), Durability.FULL, false);
    KeepingConnection closing = (KeepingConnection) file.getConnection();
    PreparedStatement lent = closing.prepareStatement("SELECT 1");
    assertThat(Sql.number(closing, "SELECT 2")).isEqualTo(2);
    closing.close();
    assertThat(closing.kept()).isZero();
    lent.close();
    assertThat(lent.isClosed()).isTrue();
    assertThatThrownBy(() -> closing.prepareStatement("SELECT 2")).isInstanceOf(SQLException.class);
  }
}
