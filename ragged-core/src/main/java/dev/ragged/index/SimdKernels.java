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
 * <p>The only class that links to {@code jdk.incubator.vector}, which a JVM has only when it is
 * started with {@code --add-modules}. {@link KernelChoice} loads it by name, and the build compiles
 * it apart from the rest.
 */
final class SimdKernels implements VectorKernels {
  // Four sums hide the latency of fma. No vector is passed to, returned from or kept by a method:
  // one that crosses a call which is not inlined is boxed, at 10 to 100 KB of garbage per query.

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int STRIDE = 4 * LANES;
  private static final int MAX_LANES = 16;

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
  private static final VectorShuffle<Float> BY_8 = rotation(8);
  private static final VectorShuffle<Float> BY_4 = rotation(4);
  private static final VectorShuffle<Float> BY_2 = rotation(2);
  private static final VectorShuffle<Float> BY_1 = rotation(1);

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
    int i = 0;
    if (ROWS_SIDE_BY_SIDE) {
      for (; i + 4 <= count; i += 4) {
        dot4(
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

  /** Four times {@link #dot(float[], float[], int)}, each sum taken in the same order. */
  private static void dot4(
      float[] query, float[] rows, int a, int b, int c, int d, float[] out, int at) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = FloatVector.zero(SPECIES);
    FloatVector a2 = FloatVector.zero(SPECIES);
    FloatVector a3 = FloatVector.zero(SPECIES);
    FloatVector b0 = FloatVector.zero(SPECIES);
    FloatVector b1 = FloatVector.zero(SPECIES);
    FloatVector b2 = FloatVector.zero(SPECIES);
    FloatVector b3 = FloatVector.zero(SPECIES);
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = FloatVector.zero(SPECIES);
    FloatVector c2 = FloatVector.zero(SPECIES);
    FloatVector c3 = FloatVector.zero(SPECIES);
    FloatVector d0 = FloatVector.zero(SPECIES);
    FloatVector d1 = FloatVector.zero(SPECIES);
    FloatVector d2 = FloatVector.zero(SPECIES);
    FloatVector d3 = FloatVector.zero(SPECIES);
    int i = 0;
    for (int end = query.length - query.length % STRIDE; i < end; i += STRIDE) {
      FloatVector q0 = FloatVector.fromArray(SPECIES, query, i);
      a0 = q0.fma(FloatVector.fromArray(SPECIES, rows, a + i), a0);
      b0 = q0.fma(FloatVector.fromArray(SPECIES, rows, b + i), b0);
      c0 = q0.fma(FloatVector.fromArray(SPECIES, rows, c + i), c0);
      d0 = q0.fma(FloatVector.fromArray(SPECIES, rows, d + i), d0);
      FloatVector q1 = FloatVector.fromArray(SPECIES, query, i + LANES);
      a1 = q1.fma(FloatVector.fromArray(SPECIES, rows, a + i + LANES), a1);
      b1 = q1.fma(FloatVector.fromArray(SPECIES, rows, b + i + LANES), b1);
      c1 = q1.fma(FloatVector.fromArray(SPECIES, rows, c + i + LANES), c1);
      d1 = q1.fma(FloatVector.fromArray(SPECIES, rows, d + i + LANES), d1);
      FloatVector q2 = FloatVector.fromArray(SPECIES, query, i + 2 * LANES);
      a2 = q2.fma(FloatVector.fromArray(SPECIES, rows, a + i + 2 * LANES), a2);
      b2 = q2.fma(FloatVector.fromArray(SPECIES, rows, b + i + 2 * LANES), b2);
      c2 = q2.fma(FloatVector.fromArray(SPECIES, rows, c + i + 2 * LANES), c2);
      d2 = q2.fma(FloatVector.fromArray(SPECIES, rows, d + i + 2 * LANES), d2);
      FloatVector q3 = FloatVector.fromArray(SPECIES, query, i + 3 * LANES);
      a3 = q3.fma(FloatVector.fromArray(SPECIES, rows, a + i + 3 * LANES), a3);
      b3 = q3.fma(FloatVector.fromArray(SPECIES, rows, b + i + 3 * LANES), b3);
      c3 = q3.fma(FloatVector.fromArray(SPECIES, rows, c + i + 3 * LANES), c3);
      d3 = q3.fma(FloatVector.fromArray(SPECIES, rows, d + i + 3 * LANES), d3);
    }
    for (int end = SPECIES.loopBound(query.length); i < end; i += LANES) {
      FloatVector q = FloatVector.fromArray(SPECIES, query, i);
      a0 = q.fma(FloatVector.fromArray(SPECIES, rows, a + i), a0);
      b0 = q.fma(FloatVector.fromArray(SPECIES, rows, b + i), b0);
      c0 = q.fma(FloatVector.fromArray(SPECIES, rows, c + i), c0);
      d0 = q.fma(FloatVector.fromArray(SPECIES, rows, d + i), d0);
    }
    a0 = a0.add(a1).add(a2.add(a3));
    b0 = b0.add(b1).add(b2.add(b3));
    c0 = c0.add(c1).add(c2.add(c3));
    d0 = d0.add(d1).add(d2.add(d3));
    if (LANES == 16) {
      a0 = a0.add(a0.rearrange(BY_8));
      b0 = b0.add(b0.rearrange(BY_8));
      c0 = c0.add(c0.rearrange(BY_8));
      d0 = d0.add(d0.rearrange(BY_8));
    }
    if (LANES >= 8) {
      a0 = a0.add(a0.rearrange(BY_4));
      b0 = b0.add(b0.rearrange(BY_4));
      c0 = c0.add(c0.rearrange(BY_4));
      d0 = d0.add(d0.rearrange(BY_4));
    }
    a0 = a0.add(a0.rearrange(BY_2));
    b0 = b0.add(b0.rearrange(BY_2));
    c0 = c0.add(c0.rearrange(BY_2));
    d0 = d0.add(d0.rearrange(BY_2));
    a0 = a0.add(a0.rearrange(BY_1));
    b0 = b0.add(b0.rearrange(BY_1));
    c0 = c0.add(c0.rearrange(BY_1));
    d0 = d0.add(d0.rearrange(BY_1));
    float aSum = a0.lane(0);
    float bSum = b0.lane(0);
    float cSum = c0.lane(0);
    float dSum = d0.lane(0);
    for (; i < query.length; i++) {
      float q = query[i];
      aSum += q * rows[a + i];
      bSum += q * rows[b + i];
      cSum += q * rows[c + i];
      dSum += q * rows[d + i];
    }
    out[at] = aSum;
    out[at + 1] = bSum;
    out[at + 2] = cSum;
    out[at + 3] = dSum;
  }

  @Override
  public void squaredDistances(float[] query, float[] rows, int[] numbers, int count, float[] out) {
    int dimension = query.length;
    int i = 0;
    if (ROWS_SIDE_BY_SIDE) {
      for (; i + 4 <= count; i += 4) {
        squaredDistance4(
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
   * Four times {@link #squaredDistance(float[], float[], int)}, each sum taken in the same order.
   */
  private static void squaredDistance4(
      float[] query, float[] rows, int a, int b, int c, int d, float[] out, int at) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = FloatVector.zero(SPECIES);
    FloatVector a2 = FloatVector.zero(SPECIES);
    FloatVector a3 = FloatVector.zero(SPECIES);
    FloatVector b0 = FloatVector.zero(SPECIES);
    FloatVector b1 = FloatVector.zero(SPECIES);
    FloatVector b2 = FloatVector.zero(SPECIES);
    FloatVector b3 = FloatVector.zero(SPECIES);
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = FloatVector.zero(SPECIES);
    FloatVector c2 = FloatVector.zero(SPECIES);
    FloatVector c3 = FloatVector.zero(SPECIES);
    FloatVector d0 = FloatVector.zero(SPECIES);
    FloatVector d1 = FloatVector.zero(SPECIES);
    FloatVector d2 = FloatVector.zero(SPECIES);
    FloatVector d3 = FloatVector.zero(SPECIES);
    int i = 0;
    for (int end = query.length - query.length % STRIDE; i < end; i += STRIDE) {
      FloatVector q0 = FloatVector.fromArray(SPECIES, query, i);
      FloatVector ad0 = q0.sub(FloatVector.fromArray(SPECIES, rows, a + i));
      a0 = ad0.fma(ad0, a0);
      FloatVector bd0 = q0.sub(FloatVector.fromArray(SPECIES, rows, b + i));
      b0 = bd0.fma(bd0, b0);
      FloatVector cd0 = q0.sub(FloatVector.fromArray(SPECIES, rows, c + i));
      c0 = cd0.fma(cd0, c0);
      FloatVector dd0 = q0.sub(FloatVector.fromArray(SPECIES, rows, d + i));
      d0 = dd0.fma(dd0, d0);
      FloatVector q1 = FloatVector.fromArray(SPECIES, query, i + LANES);
      FloatVector ad1 = q1.sub(FloatVector.fromArray(SPECIES, rows, a + i + LANES));
      a1 = ad1.fma(ad1, a1);
      FloatVector bd1 = q1.sub(FloatVector.fromArray(SPECIES, rows, b + i + LANES));
      b1 = bd1.fma(bd1, b1);
      FloatVector cd1 = q1.sub(FloatVector.fromArray(SPECIES, rows, c + i + LANES));
      c1 = cd1.fma(cd1, c1);
      FloatVector dd1 = q1.sub(FloatVector.fromArray(SPECIES, rows, d + i + LANES));
      d1 = dd1.fma(dd1, d1);
      FloatVector q2 = FloatVector.fromArray(SPECIES, query, i + 2 * LANES);
      FloatVector ad2 = q2.sub(FloatVector.fromArray(SPECIES, rows, a + i + 2 * LANES));
      a2 = ad2.fma(ad2, a2);
      FloatVector bd2 = q2.sub(FloatVector.fromArray(SPECIES, rows, b + i + 2 * LANES));
      b2 = bd2.fma(bd2, b2);
      FloatVector cd2 = q2.sub(FloatVector.fromArray(SPECIES, rows, c + i + 2 * LANES));
      c2 = cd2.fma(cd2, c2);
      FloatVector dd2 = q2.sub(FloatVector.fromArray(SPECIES, rows, d + i + 2 * LANES));
      d2 = dd2.fma(dd2, d2);
      FloatVector q3 = FloatVector.fromArray(SPECIES, query, i + 3 * LANES);
      FloatVector ad3 = q3.sub(FloatVector.fromArray(SPECIES, rows, a + i + 3 * LANES));
      a3 = ad3.fma(ad3, a3);
      FloatVector bd3 = q3.sub(FloatVector.fromArray(SPECIES, rows, b + i + 3 * LANES));
      b3 = bd3.fma(bd3, b3);
      FloatVector cd3 = q3.sub(FloatVector.fromArray(SPECIES, rows, c + i + 3 * LANES));
      c3 = cd3.fma(cd3, c3);
      FloatVector dd3 = q3.sub(FloatVector.fromArray(SPECIES, rows, d + i + 3 * LANES));
      d3 = dd3.fma(dd3, d3);
    }
    for (int end = SPECIES.loopBound(query.length); i < end; i += LANES) {
      FloatVector q = FloatVector.fromArray(SPECIES, query, i);
      FloatVector ad4 = q.sub(FloatVector.fromArray(SPECIES, rows, a + i));
      a0 = ad4.fma(ad4, a0);
      FloatVector bd4 = q.sub(FloatVector.fromArray(SPECIES, rows, b + i));
      b0 = bd4.fma(bd4, b0);
      FloatVector cd4 = q.sub(FloatVector.fromArray(SPECIES, rows, c + i));
      c0 = cd4.fma(cd4, c0);
      FloatVector dd4 = q.sub(FloatVector.fromArray(SPECIES, rows, d + i));
      d0 = dd4.fma(dd4, d0);
    }
    a0 = a0.add(a1).add(a2.add(a3));
    b0 = b0.add(b1).add(b2.add(b3));
    c0 = c0.add(c1).add(c2.add(c3));
    d0 = d0.add(d1).add(d2.add(d3));
    if (LANES == 16) {
      a0 = a0.add(a0.rearrange(BY_8));
      b0 = b0.add(b0.rearrange(BY_8));
      c0 = c0.add(c0.rearrange(BY_8));
      d0 = d0.add(d0.rearrange(BY_8));
    }
    if (LANES >= 8) {
      a0 = a0.add(a0.rearrange(BY_4));
      b0 = b0.add(b0.rearrange(BY_4));
      c0 = c0.add(c0.rearrange(BY_4));
      d0 = d0.add(d0.rearrange(BY_4));
    }
    a0 = a0.add(a0.rearrange(BY_2));
    b0 = b0.add(b0.rearrange(BY_2));
    c0 = c0.add(c0.rearrange(BY_2));
    d0 = d0.add(d0.rearrange(BY_2));
    a0 = a0.add(a0.rearrange(BY_1));
    b0 = b0.add(b0.rearrange(BY_1));
    c0 = c0.add(c0.rearrange(BY_1));
    d0 = d0.add(d0.rearrange(BY_1));
    float aSum = a0.lane(0);
    float bSum = b0.lane(0);
    float cSum = c0.lane(0);
    float dSum = d0.lane(0);
    for (; i < query.length; i++) {
      float q = query[i];
      float ad = q - rows[a + i];
      aSum += ad * ad;
      float bd = q - rows[b + i];
      bSum += bd * bd;
      float cd = q - rows[c + i];
      cSum += cd * cd;
      float dd = q - rows[d + i];
      dSum += dd * dd;
    }
    out[at] = aSum;
    out[at + 1] = bSum;
    out[at + 2] = cSum;
    out[at + 3] = dSum;
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
  public String name() {
    return "simd-" + SPECIES.vectorBitSize();
  }
}
