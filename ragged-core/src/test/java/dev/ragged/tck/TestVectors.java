package dev.ragged.tck;

import java.util.Random;

/**
 * Vectors that lie in clusters, as embeddings of real text do; the same for the same seed. Not
 * thread-safe.
 */
public final class TestVectors {
  private static final int CLUSTERS = 24;
  private static final double SPREAD = 0.5;

  private final Random random;
  private final float[][] centers;

  /**
   * Makes a generator.
   *
   * @param seed two generators of one seed and dimension give the same vectors
   * @param dimension length of every vector, at least 1
   */
  public TestVectors(long seed, int dimension) {
    random = new Random(seed);
    centers = new float[CLUSTERS][dimension];
    for (float[] center : centers) {
      for (int i = 0; i < dimension; i++) {
        center[i] = (float) random.nextGaussian();
      }
    }
  }

  /** Returns the next vector: a random cluster's center plus noise of half its spread. */
  public float[] next() {
    float[] vector = centers[random.nextInt(CLUSTERS)].clone();
    for (int i = 0; i < vector.length; i++) {
      vector[i] += (float) (SPREAD * random.nextGaussian());
    }
    return vector;
  }

  /** Returns the next {@code count} vectors. */
  public float[][] next(int count) {
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      vectors[i] = next();
    }
    return vectors;
  }
}
