package dev.ragged.store;

import dev.ragged.error.RaggedException;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.IndexContext;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.sqlite.FreePages;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
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
 * <p>Concurrency: all but {@link #index} is called under the writer's lock.
 */
final class IndexFeed implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IndexFeed.class);
  private static final int BATCH = 256;

  /** Changes kept for {@code changes()} beyond the last checkpoint. */
  private static final int KEPT_CHANGES = 10_000;

  /** Vectors that may wait before a checkpoint is due, at the least and as a share of the index. */
  private static final int MIN_DUE = 20_000;

  private static final double DUE_SHARE = 0.25;

  /** Vectors that are worth a checkpoint when the store closes; fewer are read back quickly. */
  private static final int MIN_DUE_AT_CLOSE = 1_000;

  private final VectorIndexProvider provider;
  private final IndexContext context;
  private final VectorIndex index;
  private long waiting;
  private long nextDue = MIN_DUE;

  private IndexFeed(VectorIndexProvider provider, IndexContext context, VectorIndex index) {
    this.provider = provider;
    this.context = context;
    this.index = index;
  }

  /** Opens the index and adds and removes what it missed, so that it holds exactly {@code live}. */
  static IndexFeed open(
      VectorIndexProvider provider, IndexContext context, Connection writer, OrdinalSet live)
      throws SQLException {
    IndexFeed feed = new IndexFeed(provider, context, load(provider, context));
    try {
      feed.catchUp(writer, live);
      return feed;
    } catch (SQLException | RuntimeException | Error e) {
      feed.index.close();
      throw e;
    }
  }

  private static VectorIndex load(VectorIndexProvider provider, IndexContext context) {
    try {
      return provider.open(context);
    } catch (StoreCorruptedException e) {
      log.warn(
          "The files of index {} cannot be used, so it is built again from the store: {}",
          provider.name(),
          e.getMessage());
      return provider.open(context.fresh());
    }
  }

  private void catchUp(Connection writer, OrdinalSet live) throws SQLException {
    OrdinalSet extra = index.ordinals().andNot(live);
    if (!extra.isEmpty()) {
      index.remove(extra.stream().toArray());
    }
    int[] missing = live.andNot(index.ordinals()).stream().toArray();
    int embedded = 0;
    for (int from = 0; from < missing.length; from += BATCH) {
      int[] batch = Arrays.copyOfRange(missing, from, Math.min(from + BATCH, missing.length));
      embedded += addFromStore(writer, batch);
    }
    waiting = Sql.number(writer, "SELECT count(*) FROM waiting_vector");
    if (embedded > 0) {
      log.info("Embedded {} chunks again for index {}", embedded, provider.name());
      checkpoint(writer);
    }
  }

  /** Adds the vectors of {@code ordinals} and returns how many had to be embedded again. */
  private int addFromStore(Connection writer, int[] ordinals) throws SQLException {
    float[][] vectors = new float[ordinals.length][];
    int[] unknown = new int[ordinals.length];
    int unknowns = 0;
    for (int i = 0; i < ordinals.length; i++) {
      Optional<float[]> found =
          Sql.first(
                  writer,
                  "SELECT ordinal, vector, crc FROM waiting_vector WHERE ordinal = ?",
                  row -> VectorBlob.read(row, context.dimension()),
                  (long) ordinals[i])
              .flatMap(vector -> vector);
      if (found.isEmpty()) {
        unknown[unknowns++] = i;
      } else {
        vectors[i] = found.get();
      }
    }
    if (unknowns > 0) {
      int[] positions = Arrays.copyOf(unknown, unknowns);
      int[] wanted = Arrays.stream(positions).map(i -> ordinals[i]).toArray();
      float[][] again = context.source().vectors(wanted);
      for (int i = 0; i < positions.length; i++) {
        vectors[positions[i]] = again[i];
      }
      Sql.transaction(writer, () -> keepWaiting(writer, wanted, again));
    }
    index.add(ordinals, vectors);
    return unknowns;
  }

  private static void keepWaiting(Connection writer, int[] ordinals, float[][] vectors)
      throws SQLException {
    long sequence = Meta.counter(writer, Meta.SEQUENCE);
    for (int i = 0; i < ordinals.length; i++) {
      byte[] bytes = VectorBlob.write(vectors[i]);
      Sql.update(
          writer,
          VectorBlob.INSERT_WAITING,
          (long) ordinals[i],
          sequence,
          bytes,
          VectorBlob.checksum(ordinals[i], bytes));
    }
  }

  VectorIndex index() {
    return index;
  }

  /**
   * Returns whether vectors must wait in the store: an index in memory will never have a
   * checkpoint.
   */
  boolean keepsVectors() {
    return context.directory().isPresent();
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
      views.release(index::remove);
      if (waiting >= nextDue && waiting >= DUE_SHARE * index.ordinals().size()) {
        nextDue = waiting + MIN_DUE;
        checkpoint(writer);
        nextDue = MIN_DUE;
      }
    } catch (SQLException | RaggedException e) {
      log.warn("Index {} is not saved for now; its vectors wait in the store", provider.name(), e);
    }
  }

  /**
   * Makes a checkpoint if reading the waiting vectors back at the next start would take long, if
   * vectors are not to be kept, or if the index has done work that would have to be done again.
   */
  void checkpointBeforeClose(Connection writer) {
    try {
      if (waiting >= (provider.keepsVectors() ? MIN_DUE_AT_CLOSE : 1) || index.hasUnsavedWork()) {
        checkpoint(writer);
      }
    } catch (SQLException | RaggedException e) {
      log.warn("Index {} was not saved; the next start reads its vectors", provider.name(), e);
    }
  }

  /** Makes a checkpoint of all that is committed. */
  void checkpoint(Connection writer) throws SQLException {
    if (!keepsVectors()) {
      return;
    }
    long sequence = Meta.counter(writer, Meta.SEQUENCE);
    Checkpoint checkpoint = new Checkpoint(sequence, UUID.randomUUID().getLeastSignificantBits());
    index.checkpoint(checkpoint);
    Sql.transaction(
        writer,
        () -> {
          Meta.putCheckpoint(writer, provider.name(), checkpoint);
          Sql.update(writer, "DELETE FROM waiting_vector WHERE sequence <= ?", sequence);
          Sql.update(writer, "DELETE FROM change WHERE sequence <= ?", sequence - KEPT_CHANGES);
        });
    waiting = Sql.number(writer, "SELECT count(*) FROM waiting_vector");
    index.discardOtherCheckpoints(checkpoint);
    FreePages.release(writer);
  }

  @Override
  public void close() {
    index.close();
  }
}
