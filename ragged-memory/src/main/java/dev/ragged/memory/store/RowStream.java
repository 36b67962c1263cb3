package dev.ragged.memory.store;

import dev.ragged.sqlite.Sql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Gives the rows of a query one by one, so that the heap holds one of them. */
final class RowStream {
  private RowStream() {}

  static <T> void each(
      Connection connection,
      String sql,
      Sql.Row<T> row,
      RowSink<? super T> sink,
      Object... parameters)
      throws SQLException, IOException {
    Sql.<IOException>each(connection, sql, each -> sink.accept(row.map(each)), parameters);
  }
}
