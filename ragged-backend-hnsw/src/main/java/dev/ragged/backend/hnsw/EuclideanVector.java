package dev.ragged.backend.hnsw;

import dev.ragged.index.VectorKernels;

/** A row of the vector table as it is, over the table's own array. */
final class EuclideanVector extends GraphVector {
  private static final long serialVersionUID = 1L;
  private static final VectorKernels KERNELS = VectorKernels.best();

  private final float[] row;

  EuclideanVector(int ordinal, float[] row) {
    super(ordinal);
    this.row = row;
  }

  @Override
  float distance(GraphVector other) {
    return KERNELS.squaredDistance(row, ((EuclideanVector) other).row);
  }

  @Override
  public int dimensions() {
    return row.length;
  }
}
