package dev.ragged.backend.hnsw;

import com.github.jelmerk.hnswlib.core.Item;

/**
 * A row of the vector table as hnswlib sees it: item and vector in one object, over the table's own
 * array, so that neither is kept twice. Immutable.
 */
class GraphVector implements Item<Integer, GraphVector> {
  private static final long serialVersionUID = 1L;

  private final Integer ordinal;
  private final float[] row;

  /** Takes {@code row} without copying it; it must never be written to again. */
  GraphVector(int ordinal, float[] row) {
    this.ordinal = ordinal;
    this.row = row;
  }

  @Override
  public final Integer id() {
    return ordinal;
  }

  @Override
  public final GraphVector vector() {
    return this;
  }

  @Override
  public final int dimensions() {
    return row.length;
  }

  final float[] row() {
    return row;
  }
}
