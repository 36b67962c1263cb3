package dev.ragged.store;

import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.index.VectorSource;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces all vectors of a store by those of another embedder.
 *
 * <p>New vectors gather in a table of their own and become the store's in one last transaction.
 * Until then the store is as it was; a run that was cut short goes on where it stopped if the same
 * embedder comes back.
 */
final class Reembedding {
  private static final Logger log = LoggerFactory.getLogger(Reembedding.class);
  private static final int BATCH = 64;
  private static final String PENDING = "pending.";

  private Reembedding() {}

  static void run(Connection writer, VectorSource source, EmbedderFingerprint embedder)
      throws SQLException {
    Optional<EmbedderFingerprint> pending = Meta.embedder(writer, PENDING);
    if (pending.isEmpty() || !pending.get().equals(embedder)) {
      Sql.transaction(
          writer,
          () -> {
            Sql.update(writer, "DELETE FROM reembedded_vector");
            Meta.putEmbedder(writer, PENDING, embedder);
          });
    }
    long done = 0;
    while (true) {
      List<Integer> batch =
          Sql.list(
              writer,
              "SELECT ordinal FROM chunk WHERE ordinal >"
                  + " (SELECT ifnull(max(ordinal), -1) FROM reembedded_vector)"
                  + " ORDER BY ordinal LIMIT ?",
              row -> row.getInt(1),
              (long) BATCH);
      if (batch.isEmpty()) {
        break;
      }
      embed(writer, source, batch.stream().mapToInt(Integer::intValue).toArray());
      done += batch.size();
    }
    Sql.transaction(writer, () -> adopt(writer, embedder));
    log.info("Embedded {} chunks with {}", done, embedder);
  }

  private static void embed(Connection writer, VectorSource source, int[] ordinals)
      throws SQLException {
    float[][] vectors = StoredTextVectors.listed(source, ordinals);
    Sql.transaction(
        writer,
        () -> {
          for (int i = 0; i < ordinals.length; i++) {
            byte[] bytes = VectorBlob.write(vectors[i]);
            Sql.update(
                writer,
                "INSERT INTO reembedded_vector (ordinal, vector, crc) VALUES (?, ?, ?)",
                (long) ordinals[i],
                bytes,
                VectorBlob.checksum(ordinals[i], bytes));
          }
        });
  }

  private static void adopt(Connection writer, EmbedderFingerprint embedder) throws SQLException {
    Sql.update(writer, "DELETE FROM waiting_vector");
    Sql.update(
        writer,
        "INSERT INTO waiting_vector (ordinal, sequence, vector, crc)"
            + " SELECT ordinal, ?, vector, crc FROM reembedded_vector"
            // A run that was cut short may have embedded chunks that were deleted since.
            + " WHERE ordinal IN (SELECT ordinal FROM chunk)",
        Meta.counter(writer, Meta.SEQUENCE));
    Sql.update(writer, "DELETE FROM reembedded_vector");
    Meta.removeCheckpoints(writer);
    Meta.removeEmbedder(writer, PENDING);
    Meta.putEmbedder(writer, "", embedder);
    Meta.putState(writer, Meta.state(writer).next());
  }
}
