package dev.ragged.store;

import dev.ragged.error.RaggedException;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.IndexContext;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.sqlite.FreePages;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the vector index in step with the store.
 *
 * <p>A vector waits in the store until a checkpoint of the index has it. The store records a
 * checkpoint only after the index has made it durable, and then drops the vectors that waited for
 * it; so whatever happens, a vector is in one of the two. Ordinals are never reused and their text
 * never changes, so after a crash the index is right again once it holds exactly the ordinals that
 * the store has.
 *
 * <p>Concurrency: all but {@link #active}, {@link #index}, {@link #hold} and {@link #release} is
 * called under the writer's lock.
 */
final class IndexFeed implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IndexFeed.class);

  /** Changes kept for {@code changes()} beyond the last checkpoint. */
  private static final int KEPT_CHANGES = 10_000;

  /** Vectors that may wait before a checkpoint is due, at the least and as a share of the index. */
  private static final int MIN_DUE = 20_000;

  private static final double DUE_SHARE = 0.25;

  /** Vectors that are worth a checkpoint when the store closes; fewer are read back quickly. */
  private static final int MIN_DUE_AT_CLOSE = 1_000;

  /** Indexes that are open beside the one that answers: being built, or still read by somebody. */
  private final Set<VectorIndex> beside = ConcurrentHashMap.newKeySet();

  private volatile OpenIndex active;
  private long waiting;
  private long nextDue = MIN_DUE;

  private IndexFeed(OpenIndex active) {
    this.active = active;
  }

  /** Opens the index and adds and removes what it missed, so that it holds exactly {@code live}. */
  static IndexFeed open(
      VectorIndexProvider provider, IndexContext context, Connection writer, OrdinalSet live)
      throws SQLException {
    IndexFeed feed = new IndexFeed(OpenIndex.open(provider, context));
    try {
      int embedded = MissingVectors.add(feed.active, writer, live);
      feed.countWaiting(writer);
      if (embedded > 0) {
        log.info("Embedded {} chunks again for index {}", embedded, provider.name());
        feed.checkpoint(writer);
      }
      return feed;
    } catch (SQLException | RuntimeException | Error e) {
      feed.close();
      throw e;
    }
  }

  private void countWaiting(Connection writer) throws SQLException {
    waiting = Sql.number(writer, "SELECT count(*) FROM waiting_vector");
  }

  /** Returns the index that answers, and what opened it. */
  OpenIndex active() {
    return active;
  }

  VectorIndex index() {
    return active.index();
  }

  /** Has {@code index} closed with this unless it is {@linkplain #release released} before. */
  void hold(VectorIndex index) {
    beside.add(index);
  }

  /** Closes an index that was held. */
  void release(VectorIndex index) {
    if (beside.remove(index)) {
      index.close();
    }
  }

  boolean holds(VectorIndex index) {
    return beside.contains(index);
  }

  /** Lets {@code next}, which has all that is committed and was held, take over. */
  void activate(OpenIndex next, Connection writer) throws SQLException {
    beside.add(active.index());
    active = next;
    beside.remove(next.index());
    nextDue = MIN_DUE;
    countWaiting(writer);
  }

  /**
   * Returns whether vectors must wait in the store: an index in memory will never have a
   * checkpoint.
   */
  boolean keepsVectors() {
    return active.context().directory().isPresent();
  }

  long waiting() {
    return waiting;
  }

  void committed(int vectors) {
    if (keepsVectors()) {
      waiting += vectors;
    }
  }

  /**
   * Lets go of what nobody sees any more, and makes a checkpoint if enough vectors wait for one. A
   * checkpoint that fails costs nothing but time at the next start; it is tried again later.
   */
  void keepUp(Connection writer, Views views) {
    try {
      views.release(index()::remove);
      if (waiting >= nextDue && waiting >= DUE_SHARE * index().ordinals().size()) {
        nextDue = waiting + MIN_DUE;
        checkpoint(writer);
        nextDue = MIN_DUE;
      }
    } catch (SQLException | RaggedException e) {
      log.warn("Index {} is not saved for now; its vectors wait in the store", active.name(), e);
    }
  }

  /**
   * Makes a checkpoint if reading the waiting vectors back at the next start would take long, if
   * vectors are not to be kept, or if the index has done work that would have to be done again.
   */
  void checkpointBeforeClose(Connection writer) {
    try {
      if (waiting >= (active.provider().keepsVectors() ? MIN_DUE_AT_CLOSE : 1)
          || index().hasUnsavedWork()) {
        checkpoint(writer);
      }
    } catch (SQLException | RaggedException e) {
      log.warn("Index {} was not saved; the next start reads its vectors", active.name(), e);
    }
  }

  /** Makes a checkpoint of all that is committed. */
  void checkpoint(Connection writer) throws SQLException {
    if (!keepsVectors()) {
      return;
    }
    Checkpoint checkpoint = newCheckpoint(writer);
    index().checkpoint(checkpoint);
    Sql.transaction(writer, () -> record(writer, active.name(), checkpoint));
    countWaiting(writer);
    index().discardOtherCheckpoints(checkpoint);
    FreePages.release(writer);
  }

  /** Returns a name for the present state. */
  static Checkpoint newCheckpoint(Connection connection) throws SQLException {
    return new Checkpoint(
        Meta.counter(connection, Meta.SEQUENCE), UUID.randomUUID().getLeastSignificantBits());
  }

  /**
   * Notes, within the caller's transaction, that the index of {@code backend} has all up to {@code
   * checkpoint}, and drops what waited for it.
   */
  static void record(Connection writer, String backend, Checkpoint checkpoint) throws SQLException {
    Meta.putCheckpoint(writer, backend, checkpoint);
    long sequence = checkpoint.sequence();
    Sql.update(writer, "DELETE FROM waiting_vector WHERE sequence <= ?", sequence);
    Sql.update(writer, "DELETE FROM change WHERE sequence <= ?", sequence - KEPT_CHANGES);
  }

  @Override
  public void close() {
    beside.forEach(this::release);
    active.index().close();
  }
}
