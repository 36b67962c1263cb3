package dev.ragged.store;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.index.VectorSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Gives vectors back by embedding the stored text of chunks again. Thread-safe. */
final class StoredTextVectors implements VectorSource {
  private final StoreConnections connections;
  private final Embedder embedder;
  private final String place;

  StoredTextVectors(StoreConnections connections, Embedder embedder, String place) {
    this.connections = connections;
    this.embedder = embedder;
    this.place = place;
  }

  @Override
  public float[][] vectors(int[] ordinals) {
    List<String> texts = texts(ordinals);
    float[][] vectors = new float[ordinals.length][];
    int batch = embedder.batchSize();
    for (int from = 0; from < vectors.length; from += batch) {
      int to = Math.min(from + batch, vectors.length);
      List<float[]> embedded = embedder.embed(texts.subList(from, to), EmbeddingRole.DOCUMENT);
      for (int i = from; i < to; i++) {
        vectors[i] = embedded.get(i - from);
      }
    }
    return vectors;
  }

  private List<String> texts(int[] ordinals) {
    try (StoreConnections.Lease lease = connections.reader()) {
      List<String> texts = new ArrayList<>(ordinals.length);
      for (int ordinal : ordinals) {
        texts.add(text(lease.connection(), ordinal));
      }
      return texts;
    } catch (SQLException e) {
      throw SqlFailure.of(place, "reading chunk texts", e);
    }
  }

  private static String text(Connection connection, int ordinal) throws SQLException {
    return Sql.first(
            connection,
            "SELECT " + ChunkTable.COLUMNS + " FROM chunk c WHERE c.ordinal = ?",
            row -> ChunkTable.read(row, 0).searchableText(),
            (long) ordinal)
        .orElseThrow(
            () -> new IllegalArgumentException("no chunk has this ordinal: ordinal=" + ordinal));
  }
}
