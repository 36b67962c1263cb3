package dev.ragged.memory.store;

import java.io.IOException;
import java.sql.SQLException;

/** Takes rows one by one, as they are read. */
@FunctionalInterface
public interface RowSink<T> {
  /** Takes a row. It may read other rows meanwhile; an exception ends the reading. */
  void accept(T row) throws SQLException, IOException;
}
