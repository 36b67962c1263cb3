package dev.ragged.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection to a database in memory, used by one thread at a time: readers see one state
 * because nobody writes while they read.
 */
final class MemoryConnections implements StoreConnections {
  private static final Logger log = LoggerFactory.getLogger(MemoryConnections.class);

  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock(true);

  private MemoryConnections(Connection connection) {
    this.connection = connection;
  }

  static MemoryConnections open(ConnectionLimits limits) throws SQLException {
    Connection connection = ConnectionSettings.memory(limits).getConnection();
    ConnectionSettings.requireSoundLibrary(connection);
    return new MemoryConnections(connection);
  }

  @Override
  public Lease reader() {
    return writer();
  }

  @Override
  public Optional<Lease> reader(Duration patience) {
    return Patience.await(patience, nanos -> lock.tryLock(nanos, TimeUnit.NANOSECONDS))
        ? Optional.of(new WriterLease(connection, lock))
        : Optional.empty();
  }

  @Override
  public Lease statement() {
    return writer();
  }

  @Override
  public Lease longReader() {
    return writer();
  }

  @Override
  public Lease writer() {
    lock.lock();
    return new WriterLease(connection, lock);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      log.warn("the database in memory did not close in order", e);
    } finally {
      lock.unlock();
    }
  }
}
