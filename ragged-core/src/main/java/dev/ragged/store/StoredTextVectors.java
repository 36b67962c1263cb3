package dev.ragged.store;

import dev.ragged.embedding.Embedder;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.VectorSource;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.SqlFailure;
import dev.ragged.sqlite.StoreConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives vectors back by embedding the stored text of chunks again. Thread-safe.
 *
 * <p>What a reader asks for on its own thread is read in the reader's snapshot: a chunk that it
 * sees is there, though somebody deleted it meanwhile, and no second connection is needed, which
 * readers that hold all connections would wait for in vain.
 */
final class StoredTextVectors implements VectorSource {
  private static final String SELECT =
      "SELECT " + ChunkTable.COLUMNS + " FROM chunk c WHERE c.ordinal = ?";

  private final StoreConnections connections;
  private final Embedder embedder;
  private final Executor helpers;
  private final String place;

  /** The connections of the threads that search now. */
  private final Map<Thread, Connection> snapshots = new ConcurrentHashMap<>();

  /**
   * Makes a source.
   *
   * @param helpers runs the threads that embed beside the caller; may refuse
   */
  StoredTextVectors(
      StoreConnections connections, Embedder embedder, Executor helpers, String place) {
    this.connections = connections;
    this.embedder = embedder;
    this.helpers = helpers;
    this.place = place;
  }

  /** Runs {@code search}, for which this thread reads texts from {@code connection}. */
  <T> T within(Connection connection, Supplier<T> search) {
    snapshots.put(Thread.currentThread(), connection);
    try {
      return search.get();
    } finally {
      snapshots.remove(Thread.currentThread());
    }
  }

  /**
   * Returns the vectors of chunks that a scan of the table has just shown to the only writer.
   *
   * @throws StoreCorruptedException if {@code source} cannot find one of them
   */
  static float[][] listed(VectorSource source, int[] ordinals) {
    try {
      return source.vectors(ordinals);
    } catch (IllegalArgumentException e) {
      throw new StoreCorruptedException(
          "the store's table chunk is damaged: a row that it lists cannot be found ("
              + e.getMessage()
              + "); restore a backup",
          e);
    }
  }

  @Override
  public float[][] vectors(int[] ordinals) {
    return begin(ordinals).get();
  }

  @Override
  public Supplier<float[][]> begin(int[] ordinals) {
    List<String> texts = texts(ordinals);
    return () -> ParallelEmbedding.embed(embedder, texts, helpers);
  }

  private List<String> texts(int[] ordinals) {
    @Nullable Connection own = snapshots.get(Thread.currentThread());
    try {
      if (own != null) {
        return texts(own, ordinals);
      }
      try (StoreConnections.Lease lease = connections.reader()) {
        return texts(lease.connection(), ordinals);
      }
    } catch (SQLException e) {
      throw SqlFailure.of(place, "reading chunk texts", e);
    }
  }

  private static List<String> texts(Connection connection, int[] ordinals) throws SQLException {
    List<String> texts = new ArrayList<>(ordinals.length);
    try (PreparedStatements statements = new PreparedStatements(connection)) {
      for (int ordinal : ordinals) {
        texts.add(
            statements
                .first(SELECT, row -> ChunkTable.read(row, 0).searchableText(), (long) ordinal)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "no chunk has this ordinal: ordinal=" + ordinal)));
      }
    }
    return texts;
  }
}
