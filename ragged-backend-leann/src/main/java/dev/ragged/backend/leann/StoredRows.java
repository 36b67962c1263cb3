package dev.ragged.backend.leann;

import dev.ragged.backend.leann.recompute.CanaryCheck;
import dev.ragged.backend.leann.recompute.Deadline;
import dev.ragged.backend.leann.recompute.Recomputer;
import dev.ragged.backend.leann.recompute.Tally;
import dev.ragged.backend.leann.search.IndexView;
import dev.ragged.backend.leann.segment.RowSpill;
import dev.ragged.backend.leann.segment.Segment;
import dev.ragged.index.VectorBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives prepared rows by ordinal: as they are kept, or recomputed. Thread-safe. */
final class StoredRows {
  private final int dimension;
  private final Recomputer recomputer;
  private final CanaryCheck canary;
  private final Optional<RowSpill> spill;

  /**
   * @param spill where rows were put aside that no segment keeps
   */
  StoredRows(int dimension, Recomputer recomputer, CanaryCheck canary, Optional<RowSpill> spill) {
    this.dimension = dimension;
    this.recomputer = recomputer;
    this.canary = canary;
    this.spill = spill;
  }

  /**
   * Returns fresh arrays with the rows of {@code ordinals}, in their order.
   *
   * @throws IllegalArgumentException if one is not present
   */
  float[][] copies(IndexView view, int[] ordinals) {
    return copies(view, ordinals, Deadline.NONE).list().toArray(float[][]::new);
  }

  /** As {@link #copies(IndexView, int[])}, and gives up at a deadline. */
  VectorBatch copies(IndexView view, int[] ordinals, Deadline deadline) {
    float[][] rows = new float[ordinals.length][];
    int[] missing = new int[ordinals.length];
    int count = 0;
    for (int i = 0; i < ordinals.length; i++) {
      int ordinal = ordinals[i];
      if (ordinal < 0 || !view.present().contains(ordinal)) {
        throw new IllegalArgumentException("ordinal must be present: ordinal=" + ordinal);
      }
      float[] kept = kept(view, ordinal);
      if (kept == null) {
        missing[count++] = i;
      } else {
        rows[i] = kept;
      }
    }
    Tally tally = new Tally();
    boolean inTime = fill(view, rows, ordinals, Arrays.copyOf(missing, count), deadline, tally);
    return new VectorBatch(inTime ? List.of(rows) : List.of(), tally.embedded(), !inTime);
  }

  /** Returns the rows of {@code ordinals}, put aside or recomputed; not to be written to. */
  float[][] putAsideOrRecomputed(IndexView view, int[] ordinals) {
    float[][] rows = new float[ordinals.length][];
    int[] missing = new int[ordinals.length];
    int count = 0;
    for (int i = 0; i < ordinals.length; i++) {
      int ordinal = ordinals[i];
      float[] row = spill.map(file -> file.row(ordinal)).orElse(null);
      if (row == null) {
        missing[count++] = i;
      } else {
        rows[i] = row;
      }
    }
    fill(view, rows, ordinals, Arrays.copyOf(missing, count), Deadline.NONE, new Tally());
    return rows;
  }

  /** Recomputes the rows at the places {@code missing} and returns whether they came in time. */
  private boolean fill(
      IndexView view,
      float[][] rows,
      int[] ordinals,
      int[] missing,
      Deadline deadline,
      Tally tally) {
    int[] distinct = Arrays.stream(missing).map(i -> ordinals[i]).sorted().distinct().toArray();
    if (distinct.length == 0) {
      return true;
    }
    float[][] again = new float[distinct.length][];
    if (!canary.passes(view.present(), deadline, tally)
        || !recomputer.rows(distinct, distinct.length, again, deadline, tally)) {
      return false;
    }
    for (int i : missing) {
      rows[i] = again[Arrays.binarySearch(distinct, ordinals[i])].clone();
    }
    return true;
  }

  private float @Nullable [] kept(IndexView view, int ordinal) {
    float[] row = view.delta().row(ordinal);
    if (row != null) {
      return row.clone();
    }
    for (Segment segment : view.segments()) {
      float[] rows = segment.rows();
      int node = rows == null ? -1 : segment.node(ordinal);
      if (rows != null && node >= 0) {
        return Arrays.copyOfRange(rows, node * dimension, (node + 1) * dimension);
      }
    }
    return null;
  }
}
