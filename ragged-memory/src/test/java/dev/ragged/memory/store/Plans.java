package dev.ragged.memory.store;

import dev.ragged.sqlite.Sql;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Notes the statements that a connection prepares, and how SQLite runs them. */
final class Plans {
  private Plans() {}

  /** What is done with a connection. */
  interface Use {
    void run(Connection connection) throws SQLException;
  }

  /** Returns the statements that {@code use} prepares. */
  static Set<String> prepared(Connection connection, Use use) throws SQLException {
    Set<String> prepared = new LinkedHashSet<>();
    Object noting =
        Proxy.newProxyInstance(
            Plans.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                prepared.add((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    use.run((Connection) noting);
    return prepared;
  }

  /** Returns the steps of a statement, in SQLite's words. */
  static List<String> steps(Connection connection, String sql) throws SQLException {
    return Sql.list(connection, "EXPLAIN QUERY PLAN " + sql, row -> row.getString("detail"));
  }
}
