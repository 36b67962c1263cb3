package dev.ragged.sqlite;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to a database file: one writer and a pool of readers.
 *
 * <p>Concurrency: a reader takes a turn before it takes a connection, first come, first served; the
 * pool alone would let newcomers overtake those who wait, and has one patience for all.
 *
 * <p>Transactions are begun by statement, never by the driver's commit mode: that one begins the
 * next write transaction at once after a commit and so keeps the lock of an idle store.
 */
final class FileConnections implements StoreConnections {
  private record ReaderLease(Connection connection, boolean inTransaction, Runnable after)
      implements Lease {
    @Override
    public void close() throws SQLException {
      try (connection) {
        if (inTransaction) {
          Sql.run(connection, "ROLLBACK");
        }
      } finally {
        after.run();
      }
    }
  }

  private static final Logger log = LoggerFactory.getLogger(FileConnections.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Connection writer;
  private final ReentrantLock writing = new ReentrantLock(true);
  private final DataSource source;
  private final HikariDataSource readers;
  private final Semaphore turns;

  private FileConnections(Connection writer, DataSource source, HikariDataSource readers) {
    this.writer = writer;
    this.source = source;
    this.readers = readers;
    this.turns = new Semaphore(readers.getMaximumPoolSize(), true);
  }

  static FileConnections open(Path database, Durability durability, ConnectionLimits limits)
      throws SQLException {
    Connection writer =
        ConnectionSettings.file(database, durability, limits, false).getConnection();
    try {
      ConnectionSettings.requireSoundLibrary(writer);
      HikariConfig config = new HikariConfig();
      config.setPoolName("ragged-readers");
      DataSource source = ConnectionSettings.file(database, durability, limits, true);
      config.setDataSource(source);
      config.setMaximumPoolSize(limits.readers());
      config.setMinimumIdle(1);
      config.setConnectionTimeout(PATIENCE.toMillis());
      return new FileConnections(writer, source, new HikariDataSource(config));
    } catch (PoolInitializationException e) {
      writer.close();
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw e;
    } catch (SQLException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  @Override
  public Lease reader() throws SQLException {
    takeTurn();
    return borrowed(true);
  }

  @Override
  public Optional<Lease> reader(Duration patience) throws SQLException {
    return takeTurn(patience) ? Optional.of(borrowed(true)) : Optional.empty();
  }

  @Override
  public Lease statement() throws SQLException {
    takeTurn();
    return borrowed(false);
  }

  @Override
  public Lease longReader() throws SQLException {
    return lease(source.getConnection(), true, () -> {});
  }

  private void takeTurn() throws SQLException {
    if (!takeTurn(PATIENCE)) {
      throw new SQLTransientConnectionException(
          "none of " + readers.getMaximumPoolSize() + " connections became free in " + PATIENCE);
    }
  }

  private boolean takeTurn(Duration patience) {
    return Patience.await(patience, nanos -> turns.tryAcquire(nanos, TimeUnit.NANOSECONDS));
  }

  /** Takes over a turn. */
  private Lease borrowed(boolean inTransaction) throws SQLException {
    boolean done = false;
    try {
      Lease lease = lease(borrow(), inTransaction, turns::release);
      done = true;
      return lease;
    } finally {
      if (!done) {
        turns.release();
      }
    }
  }

  private Connection borrow() throws SQLException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return readers.getConnection();
        } catch (SQLException e) {
          if (!(e.getCause() instanceof InterruptedException)) {
            throw e;
          }
          interrupted = true;
          log.trace("asking again for a connection after an interrupt", e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Lease lease(Connection connection, boolean inTransaction, Runnable after)
      throws SQLException {
    if (inTransaction) {
      try {
        Sql.run(connection, "BEGIN");
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    }
    return new ReaderLease(connection, inTransaction, after);
  }

  @Override
  public Lease writer() {
    writing.lock();
    return new WriterLease(writer, writing);
  }

  @Override
  public void close() {
    // The pool leaves threads behind if the thread that closes it is interrupted.
    boolean interrupted = Thread.interrupted();
    writing.lock();
    try {
      readers.close();
      writer.close();
    } catch (SQLException e) {
      log.warn("the store's writing connection did not close in order", e);
    } finally {
      writing.unlock();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
