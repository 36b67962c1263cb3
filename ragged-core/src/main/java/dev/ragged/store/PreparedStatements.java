package dev.ragged.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps the statements of one transaction prepared: preparing costs as much as a small row. One
 * thread at a time.
 */
final class PreparedStatements implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  PreparedStatements(Connection connection) {
    this.connection = connection;
  }

  Connection connection() {
    return connection;
  }

  int update(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = bound(sql, parameters);
    return statement.executeUpdate();
  }

  /** Runs an {@code INSERT ... RETURNING} of one integer. */
  long insert(String sql, Object... parameters) throws SQLException {
    try (ResultSet row = bound(sql, parameters).executeQuery()) {
      if (!row.next()) {
        throw new SQLException("the insert returned nothing: " + sql);
      }
      return row.getLong(1);
    }
  }

  private PreparedStatement bound(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    Sql.bind(statement, parameters);
    return statement;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
  }
}
