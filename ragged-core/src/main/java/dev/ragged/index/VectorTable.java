package dev.ragged.index;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Vectors by ordinal, and the exact search over them: what the exact index is, and what a backend
 * that keeps its vectors builds on. One thread at a time may write, any thread may read meanwhile.
 *
 * <p>Under cosine a row is the vector scaled to length 1, so that its dot product with a prepared
 * query is the cosine; otherwise it is the vector as added. An {@code add} or {@code remove} costs
 * one bit per ordinal up to the largest besides its own rows, so batches are better than single
 * calls.
 */
public final class VectorTable {
  // Concurrency: the single writer builds the next State and publishes it by one volatile write. A
  // reader takes the State once and touches only the rows of its present ordinals: those were
  // written before that State was published, and no later write reaches their slots (see RowPages).

  /** The table at one moment. */
  record State(RowPages rows, OrdinalSet present) {
    static final State EMPTY = new State(RowPages.EMPTY, OrdinalSet.empty());
  }

  /** What an array of floats takes beside them. */
  static final long ROW_BYTES = 16;

  private final int dimension;
  private final Similarity similarity;
  private final VectorKernels kernels = VectorKernels.best();
  private volatile State state = State.EMPTY;

  /**
   * Makes an empty table.
   *
   * @param dimension length of every vector, at least 1
   */
  public VectorTable(int dimension, Similarity similarity) {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1: dimension=" + dimension);
    }
    this.dimension = dimension;
    this.similarity = similarity;
  }

  /** Makes a table of prepared rows, which it keeps. */
  static VectorTable ofRows(int dimension, Similarity similarity, int[] ordinals, float[][] rows) {
    VectorTable table = new VectorTable(dimension, similarity);
    table.state = new State(RowPages.EMPTY.with(ordinals, rows), OrdinalSet.of(ordinals));
    return table;
  }

  /** Returns the table as it is now. */
  State state() {
    return state;
  }

  /** Returns the length of every vector. */
  public int dimension() {
    return dimension;
  }

  /** Returns how closeness is measured. */
  public Similarity similarity() {
    return similarity;
  }

  /** As {@link VectorIndex#add}. */
  public void add(int[] ordinals, float[][] vectors) {
    if (ordinals.length != vectors.length) {
      throw new IllegalArgumentException(
          "there must be one vector per ordinal: ordinals="
              + ordinals.length
              + ", vectors="
              + vectors.length);
    }
    State old = state;
    int[] addedOrdinals = new int[ordinals.length];
    float[][] addedRows = new float[ordinals.length][];
    BitSet added = new BitSet();
    int count = 0;
    for (int i = 0; i < ordinals.length; i++) {
      int ordinal = ordinals[i];
      if (ordinal < 0 || ordinal > RowPages.MAX_ORDINAL) {
        throw new IllegalArgumentException(
            "ordinal must be between 0 and " + RowPages.MAX_ORDINAL + ": ordinal=" + ordinal);
      }
      float[] row =
          Vectors.prepare(vectors[i], dimension, similarity, "vector of ordinal " + ordinal);
      if (!old.present().contains(ordinal) && !added.get(ordinal)) {
        added.set(ordinal);
        addedOrdinals[count] = ordinal;
        addedRows[count++] = row;
      }
    }
    if (count > 0) {
      state =
          new State(
              old.rows().with(Arrays.copyOf(addedOrdinals, count), Arrays.copyOf(addedRows, count)),
              old.present().or(OrdinalSet.copyOf(added)));
    }
  }

  /** As {@link VectorIndex#remove}. */
  public void remove(int[] ordinals) {
    State old = state;
    BitSet known = new BitSet();
    for (int ordinal : ordinals) {
      if (ordinal >= 0 && old.present().contains(ordinal)) {
        known.set(ordinal);
      }
    }
    if (!known.isEmpty()) {
      OrdinalSet gone = OrdinalSet.copyOf(known);
      OrdinalSet left = old.present().andNot(gone);
      state = new State(old.rows().without(gone, left), left);
    }
  }

  /** Returns the ordinals that have a row. */
  public OrdinalSet ordinals() {
    return state.present;
  }

  /**
   * Returns the vector of {@code ordinal}: the table's own array, which must not be written to, or
   * null if there is none.
   */
  public float @Nullable [] row(int ordinal) {
    State current = state;
    return ordinal >= 0 && current.present().contains(ordinal) ? current.rows().row(ordinal) : null;
  }

  /** As {@link VectorIndex#vectors}. */
  public float[][] vectors(int[] ordinals) {
    State current = state;
    float[][] copies = new float[ordinals.length][];
    for (int i = 0; i < ordinals.length; i++) {
      int ordinal = ordinals[i];
      if (ordinal < 0 || !current.present().contains(ordinal)) {
        throw new IllegalArgumentException("ordinal must be present: ordinal=" + ordinal);
      }
      copies[i] = current.rows().row(ordinal).clone();
    }
    return copies;
  }

  /** Returns the heap held, in bytes. */
  public long bytes() {
    State current = state;
    return current.rows().bytes() + current.present().size() * (ROW_BYTES + 4L * dimension);
  }

  /** Returns the score of two prepared vectors, in [0, 1]. */
  public float score(float[] a, float[] b) {
    return switch (similarity) {
      case COSINE -> Math.min(1, Math.max(0, (1 + kernels.dot(a, b)) / 2));
      case EUCLIDEAN -> (float) (1 / (1 + Math.sqrt(kernels.squaredDistance(a, b))));
    };
  }

  /**
   * Returns the nearest allowed vectors by comparing the query with each of them. Memory is one bit
   * per ordinal and O(min(k, allowed vectors present)).
   */
  public Neighbors scan(VectorQuery query) {
    State current = state;
    float[] vector = query.prepared(dimension, similarity);
    OrdinalSet candidates = current.present().and(query.allowed());
    TopOrdinals nearest = new TopOrdinals(Math.min(query.k(), candidates.size()));
    for (int i = candidates.next(0); i >= 0; i = candidates.next(i + 1)) {
      nearest.offer(i, score(vector, current.rows().row(i)));
    }
    return new Neighbors(
        nearest.neighbors(), new SearchCost(candidates.size(), true, "exact scan"));
  }

  /**
   * Saves this table's vectors as a checkpoint, durably and atomically: 4 + 4 x dimension bytes
   * each.
   *
   * @param directory the index's own folder, which exists
   * @throws dev.ragged.error.StoreException if the file cannot be written; older checkpoints are
   *     untouched
   */
  public void save(Path directory, UUID storeId, Checkpoint checkpoint) {
    new VectorTableFile(directory, storeId).save(this, checkpoint);
  }

  /**
   * Returns the table that was saved as {@code checkpoint}, its rows bit for bit.
   *
   * @throws dev.ragged.error.StoreCorruptedException if the file is missing, damaged, of another
   *     store or checkpoint, or holds vectors of another dimension or similarity
   * @throws dev.ragged.error.StoreTooNewException if a newer version wrote it
   */
  public static VectorTable load(
      Path directory, UUID storeId, Checkpoint checkpoint, int dimension, Similarity similarity) {
    return new VectorTableFile(directory, storeId).load(checkpoint, dimension, similarity);
  }

  /** Returns the size of a checkpoint's file, 0 if there is none. */
  public static long bytesOnDisk(Path directory, UUID storeId, Checkpoint checkpoint) {
    return new VectorTableFile(directory, storeId).bytes(checkpoint);
  }

  /** Deletes what an interrupted {@link #save} left in {@code directory}. */
  public static void sweep(Path directory, UUID storeId) {
    new VectorTableFile(directory, storeId).sweep();
  }

  /** Deletes the table files of every checkpoint but {@code kept}. */
  public static void discardOthers(Path directory, UUID storeId, Checkpoint kept) {
    new VectorTableFile(directory, storeId).discardOthers(kept);
  }
}
