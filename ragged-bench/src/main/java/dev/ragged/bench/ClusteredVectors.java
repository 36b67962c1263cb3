package dev.ragged.bench;

import java.util.Random;

/**
 * Unit vectors around random centres, as embeddings of texts on some hundred topics lie. The same
 * seed gives the same vectors. One thread at a time.
 */
public final class ClusteredVectors {
  private static final double SPREAD = 0.8;

  private final Random random;
  private final float[][] centres;

  public ClusteredVectors(int clusters, int dimension, long seed) {
    random = new Random(seed);
    centres = new float[clusters][];
    for (int i = 0; i < clusters; i++) {
      centres[i] = unit(gaussian(dimension));
    }
  }

  /** Returns {@code count} more vectors of length 1. */
  public float[][] next(int count) {
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      float[] centre = centres[random.nextInt(centres.length)];
      float[] vector = unit(gaussian(centre.length));
      for (int j = 0; j < vector.length; j++) {
        vector[j] = (float) (centre[j] + SPREAD * vector[j]);
      }
      vectors[i] = unit(vector);
    }
    return vectors;
  }

  private float[] gaussian(int dimension) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    double scale = 1 / Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] * scale);
    }
    return vector;
  }
}
