package dev.ragged.backend.leann.graph;

import dev.ragged.index.CodeKernels;
import dev.ragged.index.VectorKernels;

/**
 * Rows less their mean, rounded to a signed byte per component, each row by a scale of its own, and
 * compared by their distance. Immutable.
 *
 * <p>Building compares at random places, and waits for memory more than it computes: over a quarter
 * of the bytes it takes about two thirds of the time. The graph is as good where rounding leaves
 * the neighbors of a row what they were, which {@link RoundingTest} finds out; walks over the
 * finished graph compare true rows.
 */
public final class ByteRows implements BuildRows {
  // The distance orders rows of length 1 as their cosine does, and does not change when the mean is
  // taken away, which may be much longer than what rows differ by. Sums are doubles: the squares of
  // two large floats could be infinite, and their difference no number.

  private static final int LARGEST = 127;
  private static final CodeKernels KERNELS = VectorKernels.best().codes();

  private final int[] bytes;
  private final int words;
  private final float[] scales;

  /** Sums of the squares of a row's bytes. */
  private final int[] squares;

  private ByteRows(int size, int dimension) {
    this.words = (dimension + 3) / 4;
    this.bytes = new int[Math.addExact(Math.multiplyExact(size, words), CodeKernels.OVERRUN)];
    this.scales = new float[size];
    this.squares = new int[size];
  }

  /**
   * Returns the rounded form of {@code rows}, about {@code dimension + 8} bytes for each.
   *
   * @param rows one row after the other, each in the form that {@code Vectors.prepare} returns
   * @throws ArithmeticException if they do not fit into one array
   */
  public static ByteRows of(float[] rows, int dimension) {
    ByteRows rounded = new ByteRows(rows.length / dimension, dimension);
    double[] mean = mean(rows, dimension);
    float[] centred = new float[dimension];
    for (int row = 0; row < rounded.size(); row++) {
      for (int i = 0; i < dimension; i++) {
        centred[i] = (float) (rows[row * dimension + i] - mean[i]);
      }
      rounded.put(row, centred);
    }
    return rounded;
  }

  private static double[] mean(float[] rows, int dimension) {
    double[] mean = new double[dimension];
    int size = rows.length / dimension;
    for (int row = 0; row < size; row++) {
      for (int i = 0; i < dimension; i++) {
        mean[i] += rows[row * dimension + i];
      }
    }
    for (int i = 0; i < dimension; i++) {
      mean[i] /= Math.max(1, size);
    }
    return mean;
  }

  private void put(int row, float[] centred) {
    float largest = 0;
    for (float x : centred) {
      largest = Math.max(largest, Math.abs(x));
    }
    double inverse = largest == 0 ? 0 : LARGEST / (double) largest;
    int sum = 0;
    for (int i = 0; i < centred.length; i++) {
      int level = (int) Math.rint(centred[i] * inverse);
      sum += level * level;
      bytes[row * words + i / 4] |= (level & 0xff) << (i % 4 * Byte.SIZE);
    }
    scales[row] = largest / LARGEST;
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
    private double scale;
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
      for (int i = 0; i < count; i++) {
        double product = scale * scales[nodes[i]] * sums[i];
        out[i] = (float) Math.min(0, 2 * product - (squaredLength + squaredLength(nodes[i])));
      }
    }
  }
}
