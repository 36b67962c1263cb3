package dev.ragged.backend.leann.search;

import dev.ragged.index.Similarity;
import dev.ragged.index.VectorKernels;

/**
 * Compares prepared vectors: closeness is their dot product under cosine and minus their squared
 * distance under Euclidean distance, so that a larger number is closer. Thread-safe.
 */
final class Measure {
  private final Similarity similarity;
  private final VectorKernels kernels = VectorKernels.best();

  Measure(Similarity similarity) {
    this.similarity = similarity;
  }

  float closeness(float[] query, float[] row) {
    return switch (similarity) {
      case COSINE -> kernels.dot(query, row);
      case EUCLIDEAN -> -kernels.squaredDistance(query, row);
    };
  }

  /** Writes the closeness of {@code query} to each of {@code numbers} among {@code rows}. */
  void closeness(float[] query, float[] rows, int[] numbers, int count, float[] out) {
    switch (similarity) {
      case COSINE -> kernels.dots(query, rows, numbers, count, out);
      case EUCLIDEAN -> {
        kernels.squaredDistances(query, rows, numbers, count, out);
        for (int i = 0; i < count; i++) {
          out[i] = -out[i];
        }
      }
    }
  }

  /** Replaces the first {@code count} of {@code closeness} by their scores. */
  void score(float[] closeness, int count) {
    switch (similarity) {
      case COSINE -> {
        for (int i = 0; i < count; i++) {
          closeness[i] = cosineScore(closeness[i]);
        }
      }
      case EUCLIDEAN -> {
        for (int i = 0; i < count; i++) {
          closeness[i] = euclideanScore(closeness[i]);
        }
      }
    }
  }

  /** Returns the score of a closeness, in [0, 1]; never falls while closeness rises. */
  float score(float closeness) {
    return switch (similarity) {
      case COSINE -> cosineScore(closeness);
      case EUCLIDEAN -> euclideanScore(closeness);
    };
  }

  private static float cosineScore(float closeness) {
    return Math.min(1, Math.max(0, (1 + closeness) / 2));
  }

  private static float euclideanScore(float closeness) {
    return (float) (1 / (1 + Math.sqrt(Math.max(0, -closeness))));
  }
}
