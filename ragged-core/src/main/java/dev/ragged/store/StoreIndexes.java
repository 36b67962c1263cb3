package dev.ragged.store;

import dev.ragged.error.StoreException;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.IndexContext;
import dev.ragged.index.VectorBatch;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.sqlite.StoreConnections;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vector indexes of one open store: the one that answers, the one that is being built, and the
 * one that answered before. Thread-safe.
 */
public final class StoreIndexes {
  private static final Logger log = LoggerFactory.getLogger(StoreIndexes.class);

  private static final int SETTLING_STEPS = 100;
  private static final long SETTLING_NANOS = 10_000_000;

  private final CorpusParts parts;
  private final Views views;
  private final CorpusWriter writer;
  private final CorpusCalls calls;
  private final ReaderOpening readers;
  private final AtomicBoolean building = new AtomicBoolean();
  private final NamedIndexes named;

  StoreIndexes(
      CorpusParts parts,
      Views views,
      CorpusWriter writer,
      CorpusCalls calls,
      ReaderOpening readers) {
    this.parts = parts;
    this.views = views;
    this.writer = writer;
    this.calls = calls;
    this.readers = readers;
    this.named = new NamedIndexes(parts);
  }

  /** Returns the backend that answered when the store in {@code root} was last open. */
  public static Optional<String> remembered(Path root) {
    return IndexRolesFile.read(root).active();
  }

  /** Returns which backends have files here, and what for. */
  public IndexRoles roles() {
    return named.roles();
  }

  /** Returns whether an index is being built or deleted. */
  public boolean isBuilding() {
    return building.get();
  }

  /** Returns what opened the index that answers. */
  public VectorIndexProvider active() {
    return parts.feed().active().provider();
  }

  /** Returns whether a saved index of {@code backend} is here to begin with. */
  public boolean isSaved(String backend) {
    return calls.answer(
        "looking for an index",
        parts.connections()::reader,
        connection -> Meta.checkpoint(connection, backend).isPresent());
  }

  /**
   * Opens another index, to be filled beside the one that answers: with what was saved of it, if
   * anything was. One at a time.
   *
   * @throws IllegalStateException if one is being built, or another one is unfinished
   */
  public BuildingIndex build(VectorIndexProvider provider) {
    CorpusOptions.requireName(provider);
    if (!building.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "an index is being built or deleted: backend="
              + roles().unfinished().orElse("")
              + "; wait for its end, or cancel it");
    }
    boolean begun = false;
    try {
      Optional<String> other = roles().unfinished().filter(name -> !name.equals(provider.name()));
      if (other.isPresent()) {
        throw new IllegalStateException(
            "an index is unfinished: backend="
                + other.get()
                + ", wanted="
                + provider.name()
                + "; finish that one, or abandon it");
      }
      OpenIndex open = calls.answer("opening another index", () -> open(provider));
      begun = true;
      return new BuildingIndex(this, open);
    } finally {
      if (!begun) {
        building.set(false);
      }
    }
  }

  private OpenIndex open(VectorIndexProvider provider) throws SQLException {
    parts.requireLock();
    if (roles().unfinished().isEmpty()) {
      // Before there is a file, so that none is left that nobody knows of.
      named.remember(roles().building(provider.name(), 0));
    }
    IndexContext active = parts.feed().active().context();
    Optional<Checkpoint> checkpoint = Optional.empty();
    if (parts.directory().isPresent()) {
      try (StoreConnections.Lease lease = parts.connections().reader()) {
        checkpoint = Meta.checkpoint(lease.connection(), provider.name());
      }
    }
    OpenIndex open =
        OpenIndex.open(
            provider,
            new IndexContext(
                parts.directory().map(dir -> dir.index(provider.name())),
                active.storeId(),
                active.dimension(),
                active.similarity(),
                checkpoint,
                active.source(),
                active.executor(),
                active.seed()));
    parts.feed().hold(open.index());
    return open;
  }

  /** Notes that a later run will find so many vectors. Called by the thread that builds. */
  void saved(int vectors) {
    roles().unfinished().ifPresent(backend -> named.remember(roles().building(backend, vectors)));
  }

  /** Lets go of an index that was built, which is closed unless it answers by now. */
  void end(OpenIndex built) {
    parts.feed().release(built.index());
    building.set(false);
  }

  /**
   * Deletes the unfinished index, unless its files are those of the one that answered before, which
   * only loses what was added. Returns its backend; empty if there is none.
   *
   * @throws IllegalStateException if it is being built
   */
  public Optional<String> abandon() {
    return alone(
        "abandoning an index",
        connection -> {
          Optional<String> unfinished = roles().unfinished();
          if (unfinished.isPresent() && !unfinished.equals(roles().previous())) {
            named.delete(connection, unfinished.get());
          }
          named.remember(roles().withoutUnfinished());
          return unfinished;
        });
  }

  /**
   * Deletes the index that answered before, and returns its backend; empty if there is none.
   *
   * @throws IllegalStateException if one is being built
   */
  public Optional<String> discard() {
    return alone(
        "discarding an index",
        connection -> {
          Optional<String> previous = roles().previous();
          if (previous.isPresent()) {
            named.delete(connection, previous.get());
            IndexRoles rest = roles().withoutPrevious();
            named.remember(rest.unfinished().equals(previous) ? rest.withoutUnfinished() : rest);
          }
          return previous;
        });
  }

  private <T> T alone(String doing, CorpusCalls.Question<T> question) {
    if (!building.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "an index is being built: backend="
              + roles().unfinished().orElse("")
              + "; wait for its end, or cancel it");
    }
    try {
      return calls.answer(doing, parts.connections()::writer, question);
    } finally {
      building.set(false);
    }
  }

  /** Tests the index that answers against vectors that are embedded anew. */
  public <T> T inspect(IndexUnderTest.Inspection<T> inspection) {
    return calls.answer(
        "verifying the index",
        () -> {
          try (EmbeddedReader reader = readers.open()) {
            boolean keeps = active().keepsVectors();
            VectorIndex index = reader.view().index();
            IndexUnderTest tested =
                new IndexUnderTest(
                    index,
                    keeps,
                    index.ordinals().and(reader.view().all()),
                    reader.view().all(),
                    this::embedded,
                    keeps ? Optional.of(index) : Optional.empty());
            return reader.within(() -> inspection.of(tested));
          }
        });
  }

  private VectorBatch embedded(int[] ordinals) {
    return new VectorBatch(List.of(parts.texts().vectors(ordinals)), ordinals.length, false);
  }

  /**
   * Lets {@code next} take over, which has saved all that the present view holds. Called under the
   * writer's lock.
   */
  void activate(Connection connection, OpenIndex next, Checkpoint checkpoint) throws SQLException {
    IndexRoles before = roles();
    // First of all: opened as this one, the store lacks nothing, whatever becomes of the rest.
    named.remember(
        before.activated(next.name(), views.current().all().stream().max().orElse(-1) + 1));
    try {
      writer.activate(connection, next, checkpoint);
    } catch (SQLException | RuntimeException | Error e) {
      try {
        named.remember(before);
      } catch (StoreException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
    try {
      named.deleteUnnamed(connection);
    } catch (SQLException | StoreException e) {
      log.warn("Files of former indexes are left: {}", e.getMessage());
    }
  }

  /**
   * Waits a moment for those who still read the former index, so that its memory goes; otherwise it
   * goes with the next commit.
   */
  void settle(VectorIndex former) {
    for (int i = 0; i < SETTLING_STEPS && parts.feed().holds(former); i++) {
      if (i > 0) {
        LockSupport.parkNanos(SETTLING_NANOS);
      }
      calls.run(
          "letting go of the former index",
          parts.connections()::writer,
          connection -> views.release(parts.feed().index()::remove));
    }
  }

  CorpusParts parts() {
    return parts;
  }

  Views views() {
    return views;
  }

  CorpusCalls calls() {
    return calls;
  }

  ReaderOpening readers() {
    return readers;
  }
}
