package dev.ragged.backend.hnsw;

import dev.ragged.index.VectorKernels;

/** A row of length 1 as it is, over the table's own array. */
final class CosineVector extends GraphVector {
  private static final long serialVersionUID = 1L;
  private static final VectorKernels KERNELS = VectorKernels.best();

  private final float[] row;

  CosineVector(int ordinal, float[] row) {
    super(ordinal);
    this.row = row;
  }

  // The negative dot product orders as 1 - dot does, with one rounding less.
  @Override
  float distance(GraphVector other) {
    return -KERNELS.dot(row, ((CosineVector) other).row);
  }

  @Override
  public int dimensions() {
    return row.length;
  }
}
