package dev.ragged.sqlite;

import dev.ragged.error.StoreCorruptedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs one statement with bound parameters. Nothing but a constant of the code is ever SQL text.
 */
public final class Sql {
  /** Makes a value of the row that a result set stands on. */
  @FunctionalInterface
  public interface Row<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** What a transaction does. */
  @FunctionalInterface
  public interface Work {
    void run() throws SQLException;
  }

  /** What a transaction does, and gives. */
  @FunctionalInterface
  public interface Question<T> {
    T ask() throws SQLException;
  }

  /** Takes the row that a result set stands on. */
  @FunctionalInterface
  public interface Taker<X extends Exception> {
    void take(ResultSet row) throws SQLException, X;
  }

  private Sql() {}

  /** Runs {@code work} in a write transaction: all of it is committed, or none. */
  public static void transaction(Connection connection, Work work) throws SQLException {
    var unused =
        inTransaction(
            connection,
            () -> {
              work.run();
              return true;
            });
  }

  /** As {@link #transaction}; returns what {@code question} gave. */
  public static <T> T inTransaction(Connection connection, Question<T> question)
      throws SQLException {
    run(connection, "BEGIN IMMEDIATE");
    try {
      T given = question.ask();
      run(connection, "COMMIT");
      return given;
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    }
  }

  /** Rolls back after {@code cause}; SQLite may have done so by itself. */
  public static void rollBack(Connection connection, Throwable cause) {
    try {
      run(connection, "ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  public static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      StatementCount.add();
      statement.execute(sql);
    }
  }

  /** Runs a pragma that works on while its rows, which have no columns, are asked for. */
  public static void exhaust(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      StatementCount.add();
      // Unlike execute, this takes all steps of a statement.
      statement.executeUpdate(sql);
    }
  }

  public static int update(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      StatementCount.add();
      return statement.executeUpdate();
    }
  }

  /** Gives the rows of a query one by one, so that the heap holds one of them. */
  public static <X extends Exception> void each(
      Connection connection, String sql, Taker<X> taker, Object... parameters)
      throws SQLException, X {
    eachWhile(() -> true, connection, sql, taker, parameters);
  }

  /** As {@link #each}, as long as {@code more} says so before a row is read. */
  public static <X extends Exception> void eachWhile(
      BooleanSupplier more, Connection connection, String sql, Taker<X> taker, Object... parameters)
      throws SQLException, X {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      StatementCount.add();
      try (ResultSet rows = statement.executeQuery()) {
        while (more.getAsBoolean() && rows.next()) {
          taker.take(rows);
        }
      }
    }
  }

  public static <T> List<T> list(
      Connection connection, String sql, Row<T> row, Object... parameters) throws SQLException {
    List<T> result = new ArrayList<>();
    each(connection, sql, each -> result.add(row.map(each)), parameters);
    return result;
  }

  public static <T> Optional<T> first(
      Connection connection, String sql, Row<T> row, Object... parameters) throws SQLException {
    List<T> rows = list(connection, sql, row, parameters);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
  }

  public static long number(Connection connection, String sql, Object... parameters)
      throws SQLException {
    return first(connection, sql, row -> row.getLong(1), parameters)
        .orElseThrow(() -> new SQLException("no row: " + sql));
  }

  /**
   * Returns the row number in a column, which must fit a bitmap.
   *
   * @throws StoreCorruptedException if no row of the store can have that number
   */
  public static int rowNumber(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    if (number < 0 || number > Integer.MAX_VALUE - 1) {
      throw new StoreCorruptedException(
          "the store has a row that cannot be: number=" + number + "; restore a backup");
    }
    return (int) number;
  }

  static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  /** Returns {@code count} question marks, for IN and VALUES lists. */
  public static String marks(int count) {
    return String.join(",", Collections.nCopies(count, "?"));
  }
}
