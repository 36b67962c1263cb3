package dev.ragged.index;

/**
 * What an index takes up. Immutable.
 *
 * @param heap bytes of heap
 * @param disk bytes of the files of a checkpoint
 */
public record IndexBytes(long heap, long disk) {
  /** Creates sizes, which must not be negative. */
  public IndexBytes {
    if (heap < 0 || disk < 0) {
      throw new IllegalArgumentException(
          "sizes must not be negative: heap=" + heap + ", disk=" + disk);
    }
  }

  /** Returns what both take. */
  public IndexBytes plus(IndexBytes other) {
    return new IndexBytes(Math.addExact(heap, other.heap), Math.addExact(disk, other.disk));
  }

  /**
   * Returns {@code count} times these sizes.
   *
   * @param count at least 0
   */
  public IndexBytes times(long count) {
    return new IndexBytes(Math.multiplyExact(heap, count), Math.multiplyExact(disk, count));
  }

  /**
   * Returns what whole vectors take, as a {@link VectorTable} holds and saves them.
   *
   * @param vectors how many, at least 0
   * @param dimension of each, at least 1
   * @throws IllegalArgumentException if one is smaller
   * @throws ArithmeticException if it is more than a {@code long} can say
   */
  public static IndexBytes ofWholeVectors(long vectors, int dimension) {
    if (vectors < 0 || dimension < 1) {
      throw new IllegalArgumentException(
          "vectors must not be negative and dimension at least 1: vectors="
              + vectors
              + ", dimension="
              + dimension);
    }
    long row = (long) Float.BYTES * dimension;
    return new IndexBytes(VectorTable.ROW_BYTES + Float.BYTES + row, Integer.BYTES + row)
        .times(vectors);
  }
}
