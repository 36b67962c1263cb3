package dev.ragged.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Hands out connections to the database: any number that read, one that writes. Thread-safe. */
public interface StoreConnections extends AutoCloseable {
  /** A connection for one use by one thread; closing gives it back. */
  interface Lease extends AutoCloseable {
    Connection connection();

    @Override
    void close() throws SQLException;
  }

  /**
   * Returns a connection that reads one state of the database until it is closed, which must be
   * soon: there are a few for all. An interrupt is kept and does not end the wait.
   */
  Lease reader() throws SQLException;

  /**
   * As {@link #reader()}, but gives up after {@code patience}, which is not negative, and then
   * returns nothing.
   */
  Optional<Lease> reader(Duration patience) throws SQLException;

  /** As {@link #reader()}, for a single statement, which needs no transaction around it. */
  Lease statement() throws SQLException;

  /** As {@link #reader()}, for as long as the caller's own caller likes; costs a new connection. */
  Lease longReader() throws SQLException;

  /**
   * Returns the connection that writes, as soon as nobody else has it. The caller begins and ends
   * transactions.
   */
  Lease writer() throws SQLException;

  @Override
  void close();
}
