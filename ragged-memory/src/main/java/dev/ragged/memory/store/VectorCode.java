package dev.ragged.memory.store;

/**
 * The direction of a vector in one byte per component: each in 127ths of the largest, which is what
 * a row of {@code question_vector} holds. The length of the vector is lost, as is what is finer: a
 * cosine with the vector is off by some 0.001.
 */
final class VectorCode {
  private VectorCode() {}

  /** Returns the code of a vector, which is finite and not zero. */
  static byte[] encode(float[] vector) {
    double largest = 0;
    for (float x : vector) {
      largest = Math.max(largest, Math.abs(x));
    }
    byte[] code = new byte[vector.length];
    for (int i = 0; i < code.length; i++) {
      code[i] = (byte) Math.round(Byte.MAX_VALUE * (vector[i] / largest));
    }
    return code;
  }

  /** Returns a vector of the direction that was encoded. */
  static float[] decode(byte[] code) {
    float[] vector = new float[code.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = code[i];
    }
    return vector;
  }
}
