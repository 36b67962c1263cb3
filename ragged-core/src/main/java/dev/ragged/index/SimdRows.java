package dev.ragged.index;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Compares one vector with four rows side by side, so that one row's memory is waited for while
 * another is summed up; each sum is taken in the order of {@link SimdKernels}.
 */
final class SimdRows {
  private static final VectorSpecies<Float> SPECIES = SimdKernels.SPECIES;
  private static final int LANES = SPECIES.length();
  private static final int STRIDE = 4 * LANES;
  private static final VectorShuffle<Float> BY_8 = SimdKernels.BY_8;
  private static final VectorShuffle<Float> BY_4 = SimdKernels.BY_4;
  private static final VectorShuffle<Float> BY_2 = SimdKernels.BY_2;
  private static final VectorShuffle<Float> BY_1 = SimdKernels.BY_1;

  private SimdRows() {}

  /** Writes the dot products with the rows that begin at {@code a} to {@code d} to {@code out}. */
  static void dot4(float[] query, float[] rows, int a, int b, int c, int d, float[] out, int at) {
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

  /**
   * Writes the squared distances to the rows that begin at {@code a} to {@code d} to {@code out}.
   */
  static void squaredDistance4(
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
}
