package dev.ragged.backend.leann.codes;

import java.util.Random;

/**
 * A rotation of the space that a seed decides, after which the error of a code has no preferred
 * direction. Any dimension, without padding. Immutable.
 *
 * <p>Each round flips random signs and then takes the Hadamard transform of as many components as
 * the largest power of two allows: of the first ones in even rounds and of the last ones in odd
 * rounds, so that every component takes part and the two ends mix. All additions happen in one
 * order in plain Java, so a seed gives the same bits on every machine.
 */
final class Rotation {
  private static final int ROUNDS = 4;

  private final int window;
  private final float[][] signs;

  Rotation(int dimension, long seed) {
    window = Integer.highestOneBit(dimension);
    // Its sequence of bits is specified, so a stored seed means the same in every version of Java.
    Random random = new Random(seed);
    float scale = (float) (1 / Math.sqrt(window));
    signs = new float[ROUNDS][dimension];
    for (int round = 0; round < ROUNDS; round++) {
      int start = start(round, dimension);
      for (int i = 0; i < dimension; i++) {
        boolean inWindow = i >= start && i < start + window;
        float size = inWindow ? scale : 1;
        signs[round][i] = random.nextBoolean() ? size : -size;
      }
    }
  }

  /** Rotates {@code vector} in place. Allocates nothing; about 2 microseconds at 384 dimensions. */
  void apply(float[] vector) {
    for (int round = 0; round < ROUNDS; round++) {
      float[] flips = signs[round];
      for (int i = 0; i < vector.length; i++) {
        vector[i] *= flips[i];
      }
      hadamard(vector, start(round, vector.length), window);
    }
  }

  private int start(int round, int dimension) {
    return round % 2 == 0 ? 0 : dimension - window;
  }

  /** The unscaled transform of {@code length} components, two levels per pass over them. */
  private static void hadamard(float[] vector, int start, int length) {
    int end = start + length;
    int step = 1;
    for (; 4 * step <= length; step *= 4) {
      for (int block = start; block < end; block += 4 * step) {
        for (int i = block; i < block + step; i++) {
          float sum02 = vector[i] + vector[i + 2 * step];
          float difference02 = vector[i] - vector[i + 2 * step];
          float sum13 = vector[i + step] + vector[i + 3 * step];
          float difference13 = vector[i + step] - vector[i + 3 * step];
          vector[i] = sum02 + sum13;
          vector[i + step] = sum02 - sum13;
          vector[i + 2 * step] = difference02 + difference13;
          vector[i + 3 * step] = difference02 - difference13;
        }
      }
    }
    if (step < length) {
      for (int i = start; i < start + step; i++) {
        float sum = vector[i] + vector[i + step];
        vector[i + step] = vector[i] - vector[i + step];
        vector[i] = sum;
      }
    }
  }
}
