package dev.ragged.backend.hnsw;

import dev.ragged.index.VectorKernels;

/**
 * A vector of length 1 in one byte per dimension, which tells nearly the same neighbours for a
 * quarter of the memory traffic, and that is what a walk waits for. The search compares what the
 * walk finds once more, exactly.
 */
final class CosineVector extends GraphVector {
  private static final long serialVersionUID = 1L;
  private static final VectorKernels KERNELS = VectorKernels.best();

  private final byte[] code;
  private final float scale;

  CosineVector(int ordinal, float[] row) {
    super(ordinal);
    float largest = 0;
    for (float component : row) {
      largest = Math.max(largest, Math.abs(component));
    }
    this.scale = largest / Byte.MAX_VALUE;
    this.code = new byte[row.length];
    for (int i = 0; i < row.length; i++) {
      code[i] = (byte) Math.round(row[i] / scale);
    }
  }

  @Override
  float distance(GraphVector other) {
    CosineVector vector = (CosineVector) other;
    return -scale * vector.scale * KERNELS.dot(code, vector.code);
  }

  @Override
  public int dimensions() {
    return code.length;
  }
}
