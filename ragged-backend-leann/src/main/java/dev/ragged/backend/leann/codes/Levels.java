package dev.ragged.backend.leann.codes;

/**
 * Arithmetic with the levels of one row, less the offset that makes them lie evenly around zero.
 */
final class Levels {
  private Levels() {}

  /** Returns the product with {@code vector}. */
  static double dot(byte[] levels, Codec codec, float[] vector) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < levels.length; i++) {
      sum += (double) levels[i] * vector[i];
      total += vector[i];
    }
    return sum - codec.doubledOffset() * total / 2;
  }

  /** Returns the sum of squares. */
  static double squares(byte[] levels, Codec codec) {
    long sum = 0;
    for (byte level : levels) {
      long doubled = 2L * level - codec.doubledOffset();
      sum += doubled * doubled;
    }
    return sum / 4.0;
  }

  /**
   * Returns what the product of levels and a rotated vector is to be multiplied with to estimate
   * the product of the row's residual and that vector: norm / (s * length of the levels).
   */
  static float factor(byte[] levels, Codec codec, int correction) {
    double squares = squares(levels, codec);
    double spread = Correction.spread(correction);
    return squares == 0
        ? 0
        : (float) (Correction.norm(correction) * Math.sqrt((1 + spread * spread) / squares));
  }
}
