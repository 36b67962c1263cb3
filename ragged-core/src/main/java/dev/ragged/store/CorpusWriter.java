package dev.ragged.store;

import dev.ragged.index.Checkpoint;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorIndex;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.Stages;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.EmbeddedDocument;
import dev.ragged.sqlite.Sql;
import dev.ragged.sqlite.StoreConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Makes commits. A commit adds its vectors to the index, where no view shows them yet; commits the
 * rows; publishes the view; and only then lets go of what it replaced. Thread-safe: writers take
 * turns.
 */
final class CorpusWriter {
  @FunctionalInterface
  private interface Changes {
    void make(WriteTransaction transaction) throws SQLException;
  }

  private final StoreConnections connections;
  private final IndexFeed feed;
  private final Views views;
  private final Clock clock;
  private final OperationProfiler profiler;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * Rises even when a commit fails, because the index may remember the ordinals of the failed one.
   */
  private int nextOrdinal;

  CorpusWriter(
      StoreConnections connections,
      IndexFeed feed,
      Views views,
      CorpusOptions options,
      int nextOrdinal) {
    this.connections = connections;
    this.feed = feed;
    this.views = views;
    this.clock = options.clock();
    this.profiler = options.profiler();
    this.nextOrdinal = nextOrdinal;
  }

  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  void put(List<EmbeddedDocument> documents) throws SQLException {
    commit(
        transaction -> {
          for (EmbeddedDocument document : documents) {
            transaction.put(document);
          }
        });
  }

  int delete(Collection<DocumentKey> documents) throws SQLException {
    int[] deleted = {0};
    commit(
        transaction -> {
          for (DocumentKey document : documents) {
            if (transaction.delete(document)) {
              deleted[0]++;
            }
          }
        });
    return deleted[0];
  }

  private void commit(Changes changes) throws SQLException {
    try (StoreConnections.Lease lease = connections.writer()) {
      Connection connection = lease.connection();
      Sql.run(connection, "BEGIN IMMEDIATE");
      try (WriteTransaction transaction =
          new WriteTransaction(connection, nextOrdinal, clock.instant(), feed.keepsVectors())) {
        try {
          changes.make(transaction);
        } finally {
          nextOrdinal = transaction.nextOrdinal();
        }
        if (transaction.isEmpty()) {
          Sql.run(connection, "ROLLBACK");
          return;
        }
        finish(connection, transaction);
      } catch (SQLException | RuntimeException | Error e) {
        Sql.rollBack(connection, e);
        throw e;
      }
      // What follows is upkeep of the index; the commit stands, whatever becomes of it.
      try {
        profiler.run(Stages.INGEST_COMPACT, () -> feed.keepUp(connection, views));
      } finally {
        listeners.forEach(Runnable::run);
      }
    }
  }

  private void finish(Connection connection, WriteTransaction transaction) throws SQLException {
    View next = transaction.apply(views.current());
    int[] ordinals = transaction.newOrdinals();
    transaction.finish(next.state());
    profiler.counted(
        Stages.INGEST_INDEX,
        span -> {
          feed.index().add(ordinals, transaction.newVectors());
          return span.add(Stages.VECTORS, ordinals.length);
        });
    views.prepare(next);
    // Before it, too: who is killed right after the commit leaves nothing of what it removed.
    listeners.forEach(Runnable::run);
    try {
      Sql.run(connection, "COMMIT");
    } catch (SQLException e) {
      views.abandon();
      feed.index().remove(ordinals);
      throw e;
    }
    views.publish(next, transaction.removed());
    feed.committed(ordinals.length);
  }

  /**
   * Lets an index take over that holds exactly what the present view has: a commit that changes
   * nothing else. Called under the writer's lock.
   *
   * @param checkpoint what {@code next} has saved
   */
  void activate(Connection connection, OpenIndex next, Checkpoint checkpoint) throws SQLException {
    View view = views.current().answeredBy(next.index());
    Sql.run(connection, "BEGIN IMMEDIATE");
    try {
      Meta.putState(connection, view.state());
      if (feed.keepsVectors()) {
        IndexFeed.record(connection, next.name(), checkpoint);
      }
      views.prepare(view);
      listeners.forEach(Runnable::run);
      Sql.run(connection, "COMMIT");
    } catch (SQLException | RuntimeException | Error e) {
      views.abandon();
      Sql.rollBack(connection, e);
      throw e;
    }
    VectorIndex before = feed.index();
    views.publish(view, OrdinalSet.empty(), () -> feed.release(before));
    feed.activate(next, connection);
    listeners.forEach(Runnable::run);
  }
}
