package dev.ragged.index;

/**
 * The comparisons of two vectors that every index is built from. Thread-safe.
 *
 * <p>Sums are taken in an order that depends on the implementation, so two implementations may
 * differ in the last bits (about 1e-6 of the result); one process uses one implementation
 * throughout.
 */
public interface VectorKernels {
  /** Returns the sum of products of {@code a} and {@code b}, which have the same length. */
  float dot(float[] a, float[] b);

  /**
   * Returns the sum of squared differences of {@code a} and {@code b}, which have the same length.
   */
  float squaredDistance(float[] a, float[] b);

  /**
   * Compares {@code query} with several rows of one array at once: {@code out[i]} becomes what
   * {@link #dot(float[], float[])} returns for it and row {@code numbers[i]}, bit for bit.
   * Allocates nothing, and reads rows side by side, so that it waits less for memory than single
   * calls do.
   *
   * @param rows rows of {@code query.length} components each, one after the other
   * @param numbers which rows; row <i>n</i> begins at {@code n * query.length}
   * @param count how many of {@code numbers} are meant
   * @param out takes the sums; length at least {@code count}
   */
  void dots(float[] query, float[] rows, int[] numbers, int count, float[] out);

  /** As {@link #dots}, for {@link #squaredDistance(float[], float[])}. */
  void squaredDistances(float[] query, float[] rows, int[] numbers, int count, float[] out);

  /** Returns the cosine of the angle between {@code a} and {@code b}, which are not zero. */
  default float cosine(float[] a, float[] b) {
    return (float) (dot(a, b) / Math.sqrt((double) dot(a, a) * dot(b, b)));
  }

  /**
   * Returns the sum of products of {@code a} and {@code b}, which have the same length and no
   * component of -128. Exact for up to 130,000 dimensions.
   */
  int dot(byte[] a, byte[] b);

  /** Returns the kernels for codes that go with these. */
  CodeKernels codes();

  /** Returns a short name, for example {@code scalar} or {@code simd-512}. */
  String name();

  /** Returns the fastest kernels that this JVM can run; the same object every time. */
  static VectorKernels best() {
    return KernelChoice.BEST;
  }

  /**
   * Returns the kernels in plain Java, which every JVM can run: what {@link #best} is measured by.
   */
  static VectorKernels scalar() {
    return ScalarKernels.INSTANCE;
  }
}
