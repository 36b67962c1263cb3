package dev.ragged.backend.leann.recompute;

/** How a {@link VectorCache} keeps a vector. Bytes are those of 384 dimensions. */
public enum CachedForm {
  /** As it is, 1,536 bytes: a warm answer equals a cold one to the bit. The default. */
  FLOAT32 {
    @Override
    Object encode(float[] row) {
      return row;
    }

    @Override
    float[] decode(Object cached) {
      return (float[]) cached;
    }

    @Override
    long bytes(int dimension) {
      return (long) Float.BYTES * dimension;
    }
  },
  /**
   * One byte per component, 388 bytes: four times as many vectors in the same room. A warm answer's
   * scores differ from a cold one's in the third digit, and close neighbors may change places.
   */
  INT8 {
    @Override
    Object encode(float[] row) {
      return QuantizedRow.of(row);
    }

    @Override
    float[] decode(Object cached) {
      return ((QuantizedRow) cached).row();
    }

    @Override
    long bytes(int dimension) {
      // Of the record around the array, too.
      return dimension + 24L;
    }
  };

  /** Returns what is kept of {@code row}, which is handed over. */
  abstract Object encode(float[] row);

  /** Returns the row of what was kept: the same array, or a new one. */
  abstract float[] decode(Object cached);

  /** Returns how many bytes a row of {@code dimension} components takes. */
  abstract long bytes(int dimension);
}
