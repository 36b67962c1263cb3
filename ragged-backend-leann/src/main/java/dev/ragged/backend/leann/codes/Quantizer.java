package dev.ragged.backend.leann.codes;

/** Rounds the components of a vector to levels, the same for every positive multiple of it. */
@FunctionalInterface
interface Quantizer {
  /**
   * Fills {@code levels}, one for each component of {@code vector}. The zero vector is allowed.
   * Allocates nothing.
   */
  void quantize(float[] vector, byte[] levels);

  /** Keeps the sign: level 1 for at least zero, else 0. */
  static void signs(float[] vector, byte[] levels) {
    for (int i = 0; i < vector.length; i++) {
      levels[i] = (byte) (vector[i] >= 0 ? 1 : 0);
    }
  }

  /** Rounds to the nearest of 255 levels, -127 to 127, the largest component to the outermost. */
  static void bytes(float[] vector, byte[] levels) {
    float largest = largest(vector);
    double scale = largest == 0 ? 0 : Byte.MAX_VALUE / (double) largest;
    for (int i = 0; i < vector.length; i++) {
      levels[i] = (byte) Math.rint(vector[i] * scale);
    }
  }

  /** Returns the size of the largest component. */
  static float largest(float[] vector) {
    float largest = 0;
    for (float x : vector) {
      largest = Math.max(largest, Math.abs(x));
    }
    return largest;
  }
}
