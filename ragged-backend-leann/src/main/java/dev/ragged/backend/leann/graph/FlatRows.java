package dev.ragged.backend.leann.graph;

import dev.ragged.index.Similarity;
import dev.ragged.index.VectorKernels;

/**
 * Rows of floats in one array, compared exactly. Immutable, as long as the array is not changed;
 * comparers and scorers may be asked for by any thread.
 */
public final class FlatRows implements BuildRows {
  private static final VectorKernels KERNELS = VectorKernels.best();

  private final float[] rows;
  private final int dimension;
  private final Similarity similarity;
  private final int size;

  /**
   * Looks at {@code rows}; copies nothing.
   *
   * @param rows one row after the other, each in the form that {@code Vectors.prepare} returns: of
   *     length 1 under cosine
   * @param dimension floats per row, at least 1
   * @throws IllegalArgumentException if {@code rows} does not hold a whole number of rows
   */
  public FlatRows(float[] rows, int dimension, Similarity similarity) {
    if (dimension < 1 || rows.length % dimension != 0) {
      throw new IllegalArgumentException(
          "rows must be a multiple of dimension, which is at least 1: length=%d, dimension=%d"
              .formatted(rows.length, dimension));
    }
    this.rows = rows;
    this.dimension = dimension;
    this.similarity = similarity;
    this.size = rows.length / dimension;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Comparer comparer() {
    return new RowComparer();
  }

  /**
   * Returns what compares {@code query} with the rows: under cosine by dot product, under Euclidean
   * distance by the negative squared distance.
   *
   * @param query prepared as the rows are; not copied
   */
  public NodeScorer scorerOf(float[] query) {
    if (query.length != dimension) {
      throw new IllegalArgumentException(
          "query must have as many dimensions as the rows: length=%d, dimension=%d"
              .formatted(query.length, dimension));
    }
    return (nodes, count, out) -> score(query, nodes, count, out);
  }

  private void score(float[] query, int[] nodes, int count, float[] out) {
    if (similarity == Similarity.COSINE) {
      KERNELS.dots(query, rows, nodes, count, out);
    } else {
      KERNELS.squaredDistances(query, rows, nodes, count, out);
      for (int i = 0; i < count; i++) {
        out[i] = -out[i];
      }
    }
  }

  /** Keeps a copy of the row that the others are compared with. */
  private final class RowComparer implements Comparer {
    private final float[] query = new float[dimension];

    @Override
    public void target(int node) {
      System.arraycopy(rows, node * dimension, query, 0, dimension);
    }

    @Override
    public void score(int[] nodes, int count, float[] out) {
      FlatRows.this.score(query, nodes, count, out);
    }
  }
}
