package dev.ragged.bench.peers;

import dev.ragged.index.Similarity;

/** Distances in double precision: what answers are judged by. Lower is closer. */
final class Distances {
  private Distances() {}

  /** Returns the squared distance, or the negative dot product for {@link Similarity#COSINE}. */
  static double between(Similarity similarity, float[] a, float[] b) {
    return similarity == Similarity.COSINE ? -dot(a, b) : squared(a, b);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static double squared(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = (double) a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
