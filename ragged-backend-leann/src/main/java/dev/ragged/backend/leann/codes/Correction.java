package dev.ragged.backend.leann.codes;

/**
 * What is stored of a row besides its code, in one int: the <i>norm</i>, which is the length of the
 * row less the centroid, and the <i>spread</i>, which is the length of the code's error in units of
 * the norm: sqrt(1 - s^2) / s, where s is the cosine between the row and its code.
 *
 * <pre>
 *  31                        11 10              0
 * +----------------------------+-----------------+
 * | norm: exponent 8,          | spread:         |
 * |       fraction 13          | exponent 5,     |
 * |                            | fraction 6      |
 * +----------------------------+-----------------+
 * </pre>
 *
 * <p>The norm is off by at most 2^-14 of itself, in the range of a float. The spread is off by at
 * most 2^-7 of itself, from 2^-21 to about 2^10; smaller ones count as none.
 */
final class Correction {
  private static final int SPREAD_BITS = 11;
  private static final int SPREAD_MASK = (1 << SPREAD_BITS) - 1;
  private static final int FRACTION_SHIFT = 23 - 6;
  private static final int LOWEST_EXPONENT = 127 - 21;
  private static final int FLOAT_SHIFT = SPREAD_BITS - 1;

  private Correction() {}

  /**
   * @param norm finite, at least 0
   * @param spread at least 0
   */
  static int pack(double norm, double spread) {
    int normBits = Float.floatToIntBits((float) norm) + (1 << (FLOAT_SHIFT - 1));
    int largest = Float.floatToIntBits(Float.MAX_VALUE);
    normBits = Math.min(normBits, largest) >>> FLOAT_SHIFT << SPREAD_BITS;
    int spreadBits = Float.floatToIntBits((float) spread) + (1 << (FRACTION_SHIFT - 1));
    int small = (spreadBits >>> FRACTION_SHIFT) - (LOWEST_EXPONENT << 6);
    return normBits | Math.max(0, Math.min(SPREAD_MASK, small));
  }

  /** Returns whether {@code packed} can be a result of {@link #pack}. */
  static boolean isValid(int packed) {
    return Float.isFinite(norm(packed));
  }

  static float norm(int packed) {
    return Float.intBitsToFloat((packed & ~SPREAD_MASK) >>> 1);
  }

  static float spread(int packed) {
    return Float.intBitsToFloat(
        ((packed & SPREAD_MASK) << FRACTION_SHIFT) + (LOWEST_EXPONENT << 23));
  }
}
