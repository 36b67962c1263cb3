package dev.ragged.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Vectors by ordinal, and the exact search over them: what the exact index is, and what a backend
 * that keeps its vectors builds on.
 *
 * <p>Concurrency: one thread at a time may {@link #add} and {@link #remove}; any thread may read
 * meanwhile. Rows are immutable once published, and a reader works on the one {@code State} that it
 * took at its start.
 */
public final class VectorTable {
  private static final class State {
    final float[] @Nullable [] rows;
    final OrdinalSet present;

    State(float[] @Nullable [] rows, OrdinalSet present) {
      this.rows = rows;
      this.present = present;
    }
  }

  private final int dimension;
  private final Similarity similarity;
  private final VectorKernels kernels = VectorKernels.best();
  private volatile State state = new State(new float[0][], OrdinalSet.empty());

  public VectorTable(int dimension, Similarity similarity) {
    this.dimension = dimension;
    this.similarity = similarity;
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
    float[][] prepared = new float[vectors.length][];
    int largest = -1;
    for (int i = 0; i < vectors.length; i++) {
      if (ordinals[i] < 0) {
        throw new IllegalArgumentException("ordinal must not be negative: ordinal=" + ordinals[i]);
      }
      prepared[i] =
          Vectors.prepare(vectors[i], dimension, similarity, "vector of ordinal " + ordinals[i]);
      largest = Math.max(largest, ordinals[i]);
    }
    State old = state;
    float[] @Nullable [] rows = old.rows;
    if (largest >= rows.length) {
      rows = Arrays.copyOf(rows, Math.max(largest + 1, rows.length + (rows.length >> 1)));
    }
    BitSet added = new BitSet();
    for (int i = 0; i < prepared.length; i++) {
      if (!old.present.contains(ordinals[i]) && !added.get(ordinals[i])) {
        rows[ordinals[i]] = prepared[i];
        added.set(ordinals[i]);
      }
    }
    state = new State(rows, old.present.or(OrdinalSet.copyOf(added)));
  }

  /** As {@link VectorIndex#remove}. */
  public void remove(int[] ordinals) {
    State old = state;
    OrdinalSet gone = OrdinalSet.of(ordinals).and(old.present);
    float[] @Nullable [] rows = old.rows.clone();
    gone.forEach(ordinal -> rows[ordinal] = null);
    state = new State(rows, old.present.andNot(gone));
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
    return current.present.contains(ordinal) ? current.rows[ordinal] : null;
  }

  /** Returns the heap held, in bytes. */
  public long bytes() {
    State current = state;
    return current.rows.length * 4L + current.present.size() * (16L + 4L * dimension);
  }

  /** Returns the score of two prepared vectors, in [0, 1]. */
  public float score(float[] a, float[] b) {
    return switch (similarity) {
      case COSINE -> Math.min(1, Math.max(0, (1 + kernels.dot(a, b)) / 2));
      case EUCLIDEAN -> (float) (1 / (1 + Math.sqrt(kernels.squaredDistance(a, b))));
    };
  }

  /** Returns the nearest allowed vectors by comparing the query with each of them. */
  public Neighbors scan(VectorQuery query) {
    State current = state;
    float[] vector = Vectors.prepare(query.vector(), dimension, similarity, "query vector");
    OrdinalSet candidates = current.present.and(query.allowed());
    int k = Math.min(query.k(), candidates.size());
    PriorityQueue<Neighbor> worstFirst = new PriorityQueue<>((a, b) -> b.compareTo(a));
    for (int i = candidates.next(0); i >= 0; i = candidates.next(i + 1)) {
      float[] row = current.rows[i];
      if (row == null) {
        continue;
      }
      Neighbor neighbor = new Neighbor(i, score(vector, row));
      if (worstFirst.size() < k) {
        worstFirst.add(neighbor);
      } else if (neighbor.compareTo(worstFirst.element()) < 0) {
        worstFirst.remove();
        worstFirst.add(neighbor);
      }
    }
    List<Neighbor> nearest = new ArrayList<>(worstFirst);
    nearest.sort(null);
    return new Neighbors(nearest, new SearchCost(candidates.size(), 0, true));
  }
}
