package dev.ragged.backend.hnsw;

import dev.ragged.index.VectorKernels;

/**
 * A vector of length 1 in one byte per dimension: each component over the largest one, rounded to
 * 127 steps.
 */
final class CodedVector extends GraphVector {
  private static final long serialVersionUID = 1L;
  private static final VectorKernels KERNELS = VectorKernels.best();

  private final byte[] code;
  private final float scale;

  CodedVector(int ordinal, float[] row) {
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
    CodedVector vector = (CodedVector) other;
    return -scale * vector.scale * KERNELS.dot(code, vector.code);
  }

  @Override
  public int dimensions() {
    return code.length;
  }
}
