package dev.ragged.backend.leann.codes;

import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.index.Similarity;
import dev.ragged.index.Vectors;
import java.util.Random;

/** Prepared vectors from a seed, and codes of them. */
final class SampleVectors {
  private SampleVectors() {}

  /** Returns vectors whose components are normal and independent. */
  static float[][] gaussian(long seed, int count, int dimension, Similarity similarity) {
    return around(new Random(seed), new float[1][dimension], 1, count, similarity);
  }

  /** Returns vectors around 20 centres, away from the origin. */
  static float[][] clustered(long seed, int count, int dimension, Similarity similarity) {
    Random random = new Random(seed);
    float[][] centres = new float[20][dimension];
    for (float[] centre : centres) {
      for (int i = 0; i < dimension; i++) {
        centre[i] = (float) (0.5 + random.nextGaussian());
      }
    }
    return around(random, centres, 0.7, count, similarity);
  }

  private static float[][] around(
      Random random, float[][] centres, double spread, int count, Similarity similarity) {
    int dimension = centres[0].length;
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      float[] vector = centres[random.nextInt(centres.length)].clone();
      for (int j = 0; j < dimension; j++) {
        vector[j] += (float) (spread * random.nextGaussian());
      }
      vectors[i] = Vectors.prepare(vector, dimension, similarity, "vector");
    }
    return vectors;
  }

  static Codec codec(VectorCodec kind, float[][] rows, Similarity similarity) {
    return Codec.train(kind, rows[0].length, similarity, 11, rows);
  }

  static Codes encode(Codec codec, float[]... rows) {
    CodesWriter writer = codec.writer(rows.length);
    for (float[] row : rows) {
      writer.add(row);
    }
    return writer.finish();
  }

  static double closeness(float[] a, float[] b, Similarity similarity) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = (double) a[i] - b[i];
      sum += similarity == Similarity.COSINE ? (double) a[i] * b[i] : -(difference * difference);
    }
    return sum;
  }
}
