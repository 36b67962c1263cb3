package dev.ragged.backend.leann.graph;

import dev.ragged.index.CodeKernels;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorKernels;

/**
 * Rows rounded to a signed byte per component, each row by a scale of its own. Immutable.
 *
 * <p>Building compares at random places, and waits for memory more than it computes: over a quarter
 * of the bytes it takes about half the time. The graph is as good, because the rounding moves a row
 * of many dimensions by about a hundredth of its length, and walks over the finished graph compare
 * true rows.
 */
public final class ByteRows implements BuildRows {
  // Under cosine a rounded row is scaled to length 1 again: longer ones would seem closer. Under
  // Euclidean distance the sums are doubles: between floats, the squares of two large rows could
  // be infinite, and their difference no number.

  private static final int LEAST_DIMENSION = 64;
  private static final int LARGEST = 127;
  private static final CodeKernels KERNELS = VectorKernels.best().codes();

  private final int[] bytes;
  private final int words;
  private final float[] scales;

  /** Sums of the squares of a row's bytes. */
  private final int[] squares;

  private final Similarity similarity;

  private ByteRows(int size, int dimension, Similarity similarity) {
    this.words = (dimension + 3) / 4;
    this.bytes = new int[Math.addExact(Math.multiplyExact(size, words), CodeKernels.OVERRUN)];
    this.scales = new float[size];
    this.squares = new int[size];
    this.similarity = similarity;
  }

  /**
   * Returns whether rows of {@code dimension} components should be rounded: in few dimensions
   * rounding would make different rows equal.
   */
  public static boolean suit(int dimension) {
    return dimension >= LEAST_DIMENSION;
  }

  /**
   * Returns the rounded form of {@code rows}, about {@code dimension + 8} bytes for each.
   *
   * @param rows one row after the other, each in the form that {@code Vectors.prepare} returns: of
   *     length 1 under cosine
   * @throws ArithmeticException if they do not fit into one array
   */
  public static ByteRows of(float[] rows, int dimension, Similarity similarity) {
    ByteRows rounded = new ByteRows(rows.length / dimension, dimension, similarity);
    for (int row = 0; row < rounded.size(); row++) {
      rounded.put(row, rows, row * dimension, dimension);
    }
    return rounded;
  }

  private void put(int row, float[] rows, int start, int dimension) {
    float largest = 0;
    for (int i = start; i < start + dimension; i++) {
      largest = Math.max(largest, Math.abs(rows[i]));
    }
    double inverse = largest == 0 ? 0 : LARGEST / (double) largest;
    int sum = 0;
    for (int i = 0; i < dimension; i++) {
      int level = (int) Math.rint(rows[start + i] * inverse);
      sum += level * level;
      bytes[row * words + i / 4] |= (level & 0xff) << (i % 4 * Byte.SIZE);
    }
    scales[row] =
        switch (similarity) {
          case COSINE -> sum == 0 ? 0 : (float) (1 / Math.sqrt(sum));
          case EUCLIDEAN -> largest / LARGEST;
        };
    squares[row] = sum;
  }

  private double squaredLength(int row) {
    return (double) scales[row] * scales[row] * squares[row];
  }

  @Override
  public int size() {
    return scales.length;
  }

  @Override
  public Comparer comparer() {
    return new ByteComparer();
  }

  private final class ByteComparer implements Comparer {
    private final int part = CodeKernels.partLength(words);
    private final int[] query = new int[2 * part];
    private int[] sums = new int[64];
    private float scale;
    private double squaredLength;

    @Override
    public void target(int node) {
      for (int i = 0; i < words; i++) {
        int word = bytes[node * words + i];
        query[i] = ((word << 24 >> 24) & 0xffff) | (word << 8 >> 24 << 16);
        query[part + i] = ((word << 16 >> 24) & 0xffff) | (word >> 24 << 16);
      }
      scale = scales[node];
      squaredLength = squaredLength(node);
    }

    @Override
    public void score(int[] nodes, int count, float[] out) {
      if (sums.length < count) {
        sums = new int[Math.max(count, 2 * sums.length)];
      }
      KERNELS.byteDots(query, bytes, words, nodes, count, sums);
      switch (similarity) {
        case COSINE -> {
          for (int i = 0; i < count; i++) {
            out[i] = scale * scales[nodes[i]] * sums[i];
          }
        }
        case EUCLIDEAN -> {
          for (int i = 0; i < count; i++) {
            double product = (double) scale * scales[nodes[i]] * sums[i];
            out[i] = (float) Math.min(0, 2 * product - (squaredLength + squaredLength(nodes[i])));
          }
        }
      }
    }
  }
}
