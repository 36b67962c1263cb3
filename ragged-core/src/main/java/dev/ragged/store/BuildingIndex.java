package dev.ragged.store;

import dev.ragged.index.Budget;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.IndexStatistics;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorBatch;
import dev.ragged.index.VectorIndex;
import dev.ragged.sqlite.Sql;
import dev.ragged.sqlite.StoreConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * An index that is filled from the one that answers, while that goes on answering and documents
 * come and go; in the end it takes over. One thread at a time.
 *
 * <p>What it lacks is the difference of two sets: the chunks that there are, less those that it
 * has. So it does not matter when a chunk came or went, nor whether an earlier process began.
 */
public final class BuildingIndex implements AutoCloseable {
  private final StoreIndexes indexes;
  private final CorpusParts parts;
  private final OpenIndex target;
  private final int found;
  private boolean closed;

  BuildingIndex(StoreIndexes indexes, OpenIndex target) {
    this.indexes = indexes;
    this.parts = indexes.parts();
    this.target = target;
    this.found = target.index().ordinals().size();
  }

  /** Returns how many vectors it had when it was opened. */
  public int found() {
    return found;
  }

  /** Returns the state of the index. */
  public IndexStatistics statistics() {
    return target.index().statistics();
  }

  /**
   * Adds some of the vectors that it lacks, and removes those whose chunk is gone.
   *
   * @param limit how many at most, at least 1
   */
  public Copied copy(int limit) {
    return indexes.calls().answer("copying vectors", () -> copyOnce(limit));
  }

  private Copied copyOnce(int limit) throws SQLException {
    parts.requireLock();
    try (EmbeddedReader reader = indexes.readers().open()) {
      return reader.within(() -> copy(reader.view(), limit));
    }
  }

  private Copied copy(View view, int limit) {
    OrdinalSet live = view.all();
    OrdinalSet present = target.index().ordinals();
    OrdinalSet gone = present.andNot(live);
    if (!gone.isEmpty()) {
      target.index().remove(gone.stream().toArray());
    }
    int[] missing = live.andNot(present).stream().limit(limit).toArray();
    long embedded = 0;
    if (missing.length > 0) {
      VectorBatch vectors = view.index().vectorsWithin(missing, Budget.FOREVER);
      target.index().add(missing, vectors.list().toArray(float[][]::new));
      requireNone(OrdinalSet.of(missing).andNot(target.index().ordinals()), "missing");
      embedded = vectors.recomputed();
    }
    return new Copied(missing.length, embedded, target.index().ordinals().size(), live.size());
  }

  /** Makes what it has durable, so that a later run goes on from there. */
  public void save() {
    if (parts.directory().isEmpty()) {
      return;
    }
    indexes
        .calls()
        .run(
            "saving an index",
            () -> {
              parts.requireLock();
              Checkpoint checkpoint;
              try (StoreConnections.Lease lease = parts.connections().reader()) {
                checkpoint = IndexFeed.newCheckpoint(lease.connection());
              }
              target.index().checkpoint(checkpoint);
              try (StoreConnections.Lease lease = parts.connections().writer()) {
                record(lease.connection(), checkpoint);
              }
              target.index().discardOtherCheckpoints(checkpoint);
              indexes.saved(target.index().ordinals().size());
            });
  }

  private void record(Connection writer, Checkpoint checkpoint) throws SQLException {
    Sql.transaction(writer, () -> Meta.putCheckpoint(writer, target.name(), checkpoint));
  }

  /** Tests it against the index that answers, in one state of the store. */
  public <T> T inspect(IndexUnderTest.Inspection<T> inspection) {
    return indexes
        .calls()
        .answer(
            "verifying an index",
            () -> {
              try (EmbeddedReader reader = indexes.readers().open()) {
                return reader.within(() -> inspection.of(underTest(reader.view())));
              }
            });
  }

  private IndexUnderTest underTest(View view) {
    // What came since the last step is little.
    copy(view, Integer.MAX_VALUE);
    VectorIndex source = view.index();
    boolean sourceKeeps = indexes.active().keepsVectors();
    boolean keeps = target.provider().keepsVectors();
    Optional<VectorIndex> truth =
        sourceKeeps ? Optional.of(source) : keeps ? Optional.of(target.index()) : Optional.empty();
    return new IndexUnderTest(
        target.index(),
        keeps,
        target.index().ordinals(),
        view.all(),
        ordinals -> source.vectorsWithin(ordinals, Budget.FOREVER),
        truth);
  }

  /**
   * Adds what is still missing, saves, and lets this index answer from now on; writing waits
   * meanwhile, reading does not. The files of the one that answered are kept.
   *
   * @return the last step of copying
   * @throws IllegalStateException if the index does not hold what was added; nothing has changed
   *     then
   */
  public Copied activate() {
    VectorIndex before = parts.feed().index();
    Copied last = switchOver();
    indexes.settle(before);
    return last;
  }

  private Copied switchOver() {
    return indexes
        .calls()
        .answer(
            "switching to an index",
            parts.connections()::writer,
            connection -> {
              parts.requireLock();
              View view = indexes.views().current();
              Copied copied = parts.texts().within(connection, () -> copy(view, Integer.MAX_VALUE));
              requireWhole(view.all());
              if (parts.feed().waiting() > 0) {
                // What is kept of the former index shall be all that it has.
                parts.feed().checkpoint(connection);
              }
              Checkpoint checkpoint = IndexFeed.newCheckpoint(connection);
              if (parts.directory().isPresent()) {
                target.index().checkpoint(checkpoint);
                record(connection, checkpoint);
              }
              indexes.activate(connection, target, checkpoint);
              return copied;
            });
  }

  private void requireWhole(OrdinalSet live) {
    OrdinalSet present = target.index().ordinals();
    requireNone(live.andNot(present), "missing");
    requireNone(present.andNot(live), "unknown");
  }

  private void requireNone(OrdinalSet wrong, String what) {
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(
          "index "
              + target.name()
              + " does not hold what was added: "
              + what
              + "="
              + wrong.size()
              + ", first="
              + wrong.next(0)
              + "; the former index answers on");
    }
  }

  /** Closes the index unless it answers by now. What was saved of it stays. Idempotent. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      indexes.end(target);
    }
  }
}
