package dev.ragged.index;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Kernels on the widest vector registers of this CPU.
 *
 * <p>This class and those beside it whose names begin with {@code Simd} are the only ones that link
 * to {@code jdk.incubator.vector}, which a JVM has only when it is started with {@code
 * --add-modules}. {@link KernelChoice} loads this one by name, and the build compiles them apart
 * from the rest.
 */
final class SimdKernels implements VectorKernels {
  // Four sums hide the latency of fma. No vector is passed to, returned from or kept by a method:
  // one that crosses a call which is not inlined is boxed, at 10 to 100 KB of garbage per query.

  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int STRIDE = 4 * LANES;
  private static final int MAX_LANES = 16;
  private static final CodeKernels CODES = new SimdCodeKernels();

  // Four rows need 16 sums. Fewer registers than the 32 that come with 512 bits would spill them.
  private static final boolean ROWS_SIDE_BY_SIDE = LANES == 16;

  // As many bytes as there are ints in a register, by way of shorts. Registers of 128 bits would
  // need 32 bits of bytes, for which there is no species: they do without.
  private static final boolean WIDE = LANES >= 8;
  private static final VectorSpecies<Byte> BYTES = WIDE ? ofBits(byte.class, 4) : null;
  private static final VectorSpecies<Short> SHORTS = WIDE ? ofBits(short.class, 2) : null;
  private static final VectorSpecies<Integer> INTS = ofBits(int.class, 1);

  private static <E> VectorSpecies<E> ofBits(Class<E> element, int parts) {
    return VectorSpecies.of(element, VectorShape.forBitSize(SPECIES.vectorBitSize() / parts));
  }

  // Bring lanes together that are so far apart.
  static final VectorShuffle<Float> BY_8 = rotation(8);
  static final VectorShuffle<Float> BY_4 = rotation(4);
  static final VectorShuffle<Float> BY_2 = rotation(2);
  static final VectorShuffle<Float> BY_1 = rotation(1);

  private static VectorShuffle<Float> rotation(int lanes) {
    return VectorShuffle.fromOp(SPECIES, i -> (i + lanes) % LANES);
  }

  /**
   * @throws UnsupportedOperationException if the CPU's registers are wider than 512 bit or too
   *     narrow: below 128 bit nothing is gained, and an x86 CPU with 128 bit may lack fma, which
   *     Java then emulates at many times the cost of the scalar loop
   */
  SimdKernels() {
    boolean armWithFma = System.getProperty("os.arch", "").equals("aarch64");
    if (LANES < (armWithFma ? 4 : 8) || LANES > MAX_LANES) {
      throw new UnsupportedOperationException(
          "no kernels for vector registers of this width: bits=" + SPECIES.vectorBitSize());
    }
  }

  @Override
  public float dot(float[] a, float[] b) {
    return dot(a, b, 0);
  }

  private static float dot(float[] a, float[] b, int start) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int i = 0;
    for (int end = a.length - a.length % STRIDE; i < end; i += STRIDE) {
      s0 =
          FloatVector.fromArray(SPECIES, a, i)
              .fma(FloatVector.fromArray(SPECIES, b, start + i), s0);
      s1 =
          FloatVector.fromArray(SPECIES, a, i + LANES)
              .fma(FloatVector.fromArray(SPECIES, b, start + i + LANES), s1);
      s2 =
          FloatVector.fromArray(SPECIES, a, i + 2 * LANES)
              .fma(FloatVector.fromArray(SPECIES, b, start + i + 2 * LANES), s2);
      s3 =
          FloatVector.fromArray(SPECIES, a, i + 3 * LANES)
              .fma(FloatVector.fromArray(SPECIES, b, start + i + 3 * LANES), s3);
    }
    for (int end = SPECIES.loopBound(a.length); i < end; i += LANES) {
      s0 =
          FloatVector.fromArray(SPECIES, a, i)
              .fma(FloatVector.fromArray(SPECIES, b, start + i), s0);
    }
    // Not reduceLanes: interpreted and compiled code may add the lanes in different orders.
    FloatVector total = s0.add(s1).add(s2.add(s3));
    if (LANES == 16) {
      total = total.add(total.rearrange(BY_8));
    }
    if (LANES >= 8) {
      total = total.add(total.rearrange(BY_4));
    }
    total = total.add(total.rearrange(BY_2));
    total = total.add(total.rearrange(BY_1));
    float sum = total.lane(0);
    for (; i < a.length; i++) {
      sum += a[i] * b[start + i];
    }
    return sum;
  }

  @Override
  public float squaredDistance(float[] a, float[] b) {
    return squaredDistance(a, b, 0);
  }

  private static float squaredDistance(float[] a, float[] b, int start) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    int i = 0;
    for (int end = a.length - a.length % STRIDE; i < end; i += STRIDE) {
      FloatVector d0 =
          FloatVector.fromArray(SPECIES, a, i).sub(FloatVector.fromArray(SPECIES, b, start + i));
      FloatVector d1 =
          FloatVector.fromArray(SPECIES, a, i + LANES)
              .sub(FloatVector.fromArray(SPECIES, b, start + i + LANES));
      FloatVector d2 =
          FloatVector.fromArray(SPECIES, a, i + 2 * LANES)
              .sub(FloatVector.fromArray(SPECIES, b, start + i + 2 * LANES));
      FloatVector d3 =
          FloatVector.fromArray(SPECIES, a, i + 3 * LANES)
              .sub(FloatVector.fromArray(SPECIES, b, start + i + 3 * LANES));
      s0 = d0.fma(d0, s0);
      s1 = d1.fma(d1, s1);
      s2 = d2.fma(d2, s2);
      s3 = d3.fma(d3, s3);
    }
    for (int end = SPECIES.loopBound(a.length); i < end; i += LANES) {
      FloatVector d =
          FloatVector.fromArray(SPECIES, a, i).sub(FloatVector.fromArray(SPECIES, b, start + i));
      s0 = d.fma(d, s0);
    }
    // Not reduceLanes: interpreted and compiled code may add the lanes in different orders.
    FloatVector total = s0.add(s1).add(s2.add(s3));
    if (LANES == 16) {
      total = total.add(total.rearrange(BY_8));
    }
    if (LANES >= 8) {
      total = total.add(total.rearrange(BY_4));
    }
    total = total.add(total.rearrange(BY_2));
    total = total.add(total.rearrange(BY_1));
    float sum = total.lane(0);
    for (; i < a.length; i++) {
      float d = a[i] - b[start + i];
      sum += d * d;
    }
    return sum;
  }

  @Override
  public void dots(float[] query, float[] rows, int[] numbers, int count, float[] out) {
    int dimension = query.length;
    touch(rows, dimension, numbers, count, out);
    int i = 0;
    if (ROWS_SIDE_BY_SIDE) {
      for (; i + 4 <= count; i += 4) {
        SimdRows.dot4(
            query,
            rows,
            numbers[i] * dimension,
            numbers[i + 1] * dimension,
            numbers[i + 2] * dimension,
            numbers[i + 3] * dimension,
            out,
            i);
      }
    }
    for (; i < count; i++) {
      out[i] = dot(query, rows, numbers[i] * dimension);
    }
  }

  @Override
  public void squaredDistances(float[] query, float[] rows, int[] numbers, int count, float[] out) {
    int dimension = query.length;
    touch(rows, dimension, numbers, count, out);
    int i = 0;
    if (ROWS_SIDE_BY_SIDE) {
      for (; i + 4 <= count; i += 4) {
        SimdRows.squaredDistance4(
            query,
            rows,
            numbers[i] * dimension,
            numbers[i + 1] * dimension,
            numbers[i + 2] * dimension,
            numbers[i + 3] * dimension,
            out,
            i);
      }
    }
    for (; i < count; i++) {
      out[i] = squaredDistance(query, rows, numbers[i] * dimension);
    }
  }

  /**
   * Reads the start of each row, so that memory fetches all rows at the same time rather than one
   * after the other: a walk over 150 MB of rows takes 5 % less time.
   */
  private static void touch(float[] rows, int dimension, int[] numbers, int count, float[] out) {
    if (dimension == 0 || count == 0) {
      return;
    }
    float sum = 0;
    for (int i = 0; i < count; i++) {
      sum += rows[numbers[i] * dimension];
    }
    // Overwritten later; without a use of the sum, the compiler would leave the reads out.
    out[0] = sum;
  }

  @Override
  public int dot(byte[] a, byte[] b) {
    if (!WIDE) {
      return ScalarKernels.INSTANCE.dot(a, b);
    }
    IntVector s0 = IntVector.zero(INTS);
    int i = 0;
    for (int end = a.length - a.length % LANES; i < end; i += LANES) {
      Vector<Short> x =
          ByteVector.fromArray(BYTES, a, i).convertShape(VectorOperators.B2S, SHORTS, 0);
      Vector<Short> y =
          ByteVector.fromArray(BYTES, b, i).convertShape(VectorOperators.B2S, SHORTS, 0);
      s0 = s0.add(x.mul(y).convertShape(VectorOperators.S2I, INTS, 0));
    }
    int sum = s0.reduceLanes(VectorOperators.ADD);
    for (; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Override
  public CodeKernels codes() {
    return CODES;
  }

  @Override
  public String name() {
    return "simd-" + SPECIES.vectorBitSize();
  }
}
