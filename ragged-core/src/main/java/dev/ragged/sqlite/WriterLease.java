package dev.ragged.sqlite;

import java.sql.Connection;
import java.util.concurrent.locks.ReentrantLock;

/** The right to use one shared connection until closed. */
final class WriterLease implements StoreConnections.Lease {
  private final Connection connection;
  private final ReentrantLock lock;

  /** Takes over {@code lock}, which the current thread holds. */
  WriterLease(Connection connection, ReentrantLock lock) {
    this.connection = connection;
    this.lock = lock;
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    lock.unlock();
  }
}
