package dev.ragged.store;

import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorIndex;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/** Brings an index that was opened to exactly what the store holds. */
final class MissingVectors {
  private static final int BATCH = 256;

  private final OpenIndex open;
  private final Connection writer;

  private MissingVectors(OpenIndex open, Connection writer) {
    this.open = open;
    this.writer = writer;
  }

  /**
   * Adds and removes what the index missed, so that it holds exactly {@code live}, and returns how
   * many chunks had to be embedded again.
   */
  static int add(OpenIndex open, Connection writer, OrdinalSet live) throws SQLException {
    VectorIndex index = open.index();
    OrdinalSet extra = index.ordinals().andNot(live);
    if (!extra.isEmpty()) {
      index.remove(extra.stream().toArray());
    }
    int[] missing = live.andNot(index.ordinals()).stream().toArray();
    MissingVectors vectors = new MissingVectors(open, writer);
    int embedded = 0;
    for (int from = 0; from < missing.length; from += BATCH) {
      int[] batch = Arrays.copyOfRange(missing, from, Math.min(from + BATCH, missing.length));
      embedded += vectors.addFromStore(batch);
    }
    return embedded;
  }

  /** Adds the vectors of {@code ordinals} and returns how many had to be embedded again. */
  private int addFromStore(int[] ordinals) throws SQLException {
    float[][] vectors = new float[ordinals.length][];
    int[] unknown = new int[ordinals.length];
    int unknowns = 0;
    for (int i = 0; i < ordinals.length; i++) {
      Optional<float[]> found =
          Sql.first(
                  writer,
                  "SELECT ordinal, vector, crc FROM waiting_vector WHERE ordinal = ?",
                  row -> VectorBlob.read(row, open.context().dimension()),
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
      float[][] again = StoredTextVectors.listed(open.context().source(), wanted);
      for (int i = 0; i < positions.length; i++) {
        vectors[positions[i]] = again[i];
      }
      Sql.transaction(writer, () -> keepWaiting(wanted, again));
    }
    open.index().add(ordinals, vectors);
    return unknowns;
  }

  private void keepWaiting(int[] ordinals, float[][] vectors) throws SQLException {
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
}
