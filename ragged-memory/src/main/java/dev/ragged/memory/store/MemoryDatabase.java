package dev.ragged.memory.store;

import dev.ragged.error.StoreException;
import dev.ragged.memory.options.MemoryStages;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.spi.RawVisitor;
import dev.ragged.sqlite.ConnectionLimits;
import dev.ragged.sqlite.Databases;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.FreePages;
import dev.ragged.sqlite.OpenGate;
import dev.ragged.sqlite.PrivateFiles;
import dev.ragged.sqlite.RawPages;
import dev.ragged.sqlite.Sql;
import dev.ragged.sqlite.SqlFailure;
import dev.ragged.sqlite.StoreConnections;
import dev.ragged.sqlite.WriteAheadLog;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The database of a memory: one writer, many readers, each of which sees one state. Thread-safe.
 *
 * <p>Every call throws {@link IllegalStateException} once it is closed, and {@link StoreException}
 * if the database cannot be read or written.
 */
public final class MemoryDatabase implements AutoCloseable {
  /** Its name in the store's directory. */
  public static final String FILE = "memory.db";

  /** Most findings of one kind that a check gives. */
  public static final int MAX_FINDINGS = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What is done with a connection. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it; the connection is the caller's only as long as this runs. */
    T run(Connection connection) throws SQLException;
  }

  /** Hands out a connection. */
  @FunctionalInterface
  private interface Leasing {
    StoreConnections.Lease lease() throws SQLException;
  }

  private final StoreConnections connections;
  private final String place;
  private final OperationProfiler profiler;
  private final Optional<Path> file;
  private final OpenGate gate = new OpenGate();
  private final AtomicBoolean unscrubbed = new AtomicBoolean();

  private MemoryDatabase(
      StoreConnections connections, Optional<Path> file, String place, OperationProfiler profiler) {
    this.profiler = profiler;
    this.connections = connections;
    this.file = file;
    this.place = place;
  }

  /** Opens a database with the usual limits that nobody measures. */
  public static MemoryDatabase open(Optional<Path> directory, Durability durability) {
    return open(directory, durability, ConnectionLimits.DEFAULT, new OperationProfiler());
  }

  /**
   * Opens the database, which is created if it is not there: a lost one cannot be told from a
   * memory that is turned on for the first time.
   *
   * @param directory the store's directory, locked by this process; empty for a database in memory
   * @param durability what a commit survives
   * @param limits how much its connections may use
   * @param profiler measures the removing of traces
   */
  public static MemoryDatabase open(
      Optional<Path> directory,
      Durability durability,
      ConnectionLimits limits,
      OperationProfiler profiler) {
    Optional<Path> file = directory.map(folder -> folder.resolve(FILE));
    String place = file.map(Path::toString).orElse("memory");
    try {
      StoreConnections connections =
          Databases.open(file, place, MemorySchema.TABLES, durability, limits);
      MemoryDatabase database = new MemoryDatabase(connections, file, place, profiler);
      database.write(
          "opening the memory",
          connection -> {
            MemorySchema.TABLES.migrate(connection);
            return true;
          });
      return database;
    } catch (SQLException e) {
      throw SqlFailure.of(place, "opening the memory", e);
    } catch (IOException e) {
      throw new StoreException("the memory's database cannot be read: " + place, e);
    }
  }

  /**
   * Does nothing while it is open.
   *
   * @throws IllegalStateException if closed
   */
  public void requireOpen() {
    gate.enter();
    gate.leave();
  }

  /** Returns what {@code work} reads from one state; {@code doing} names it in messages. */
  public <T> T read(String doing, Work<T> work) {
    return read(doing, work, connections::reader);
  }

  private <T> T read(String doing, Work<T> work, Leasing leasing) {
    gate.enter();
    try (StoreConnections.Lease lease = leasing.lease()) {
      return work.run(lease.connection());
    } catch (SQLException e) {
      throw SqlFailure.of(place, doing, e);
    } finally {
      gate.leave();
    }
  }

  /**
   * As {@link #read}, for as long as {@code work} likes; costs a new connection. A database in
   * memory is locked meanwhile; the log of one in a file grows. What was erased meanwhile is still
   * in it, and is overwritten at the end.
   */
  public <T> T readLong(String doing, Work<T> work) {
    try {
      return read(doing, work, connections::longReader);
    } finally {
      if (unscrubbed.get() && !gate.isClosed()) {
        var unused = scrub();
      }
    }
  }

  /** Returns what {@code work} gives after all that it wrote was committed, or none of it. */
  public <T> T write(String doing, Work<T> work) {
    gate.enter();
    try (StoreConnections.Lease lease = connections.writer()) {
      Connection connection = lease.connection();
      return Sql.inTransaction(connection, () -> work.run(connection));
    } catch (SQLException e) {
      throw SqlFailure.of(place, doing, e);
    } finally {
      gate.leave();
    }
  }

  /**
   * Lets {@code work} use the writing connection without a transaction around it, for what SQLite
   * does on a whole database.
   */
  public <T> T maintain(String doing, Work<T> work) {
    gate.enter();
    try (StoreConnections.Lease lease = connections.writer()) {
      return work.run(lease.connection());
    } catch (SQLException e) {
      throw SqlFailure.of(place, doing, e);
    } finally {
      gate.leave();
    }
  }

  /**
   * Overwrites what was deleted wherever it may be left: empties the write-ahead log and gives free
   * pages back. Deleted content itself was overwritten when it was deleted.
   *
   * @return whether nothing is left; not while somebody reads for long, who then does it at the end
   */
  public boolean scrub() {
    boolean empty =
        compact(
            "removing traces",
            connection -> {
              FreePages.release(connection);
              return WriteAheadLog.empty(connection);
            });
    unscrubbed.set(!empty);
    return empty;
  }

  /** Rewrites the whole database, so that nothing is left of what was deleted. */
  public void rewrite() {
    var unused =
        compact(
            "rewriting the memory",
            connection -> {
              Sql.run(connection, "VACUUM");
              return WriteAheadLog.empty(connection);
            });
  }

  private boolean compact(String doing, Work<Boolean> work) {
    return profiler.profile(MemoryStages.COMPACT, () -> maintain(doing, work));
  }

  /** Shows all pages of the database to what {@code prepared} gives; writing waits for both. */
  public void visitRaw(Work<RawVisitor> prepared) {
    maintain(
        "reading all bytes of the memory",
        connection -> {
          RawVisitor visitor = prepared.run(connection);
          try {
            RawPages.visit(connection, file, "the memory's database", visitor);
            return true;
          } catch (IOException e) {
            throw new StoreException("the memory's pages cannot be read: " + place, e);
          }
        });
  }

  /**
   * Returns what is wrong with the database, at most {@value #MAX_FINDINGS} findings of a kind.
   * Reads all of it, in one state.
   */
  public List<String> check() {
    return read("checking the memory", MemoryCheck::run);
  }

  /** Writes a copy into {@code directory}. */
  public void backup(Path directory) {
    Path copy = directory.resolve(FILE);
    requireOpen();
    try {
      // SQLite would create it for everybody to read.
      PrivateFiles.createFile(copy);
    } catch (IOException e) {
      throw new StoreException("the backup cannot be written to " + copy, e);
    }
    maintain(
        "writing a backup to " + directory,
        connection -> Sql.update(connection, "VACUUM INTO ?", copy.toString()));
  }

  /** Returns where the database lies, or empty if it is in memory. */
  public Optional<Path> file() {
    return file;
  }

  /** Returns where the database lies, for messages. */
  public String place() {
    return place;
  }

  /** Waits for calls under way and frees all resources. Idempotent. */
  @Override
  public void close() {
    if (gate.close(PATIENCE)) {
      connections.close();
    }
  }
}
