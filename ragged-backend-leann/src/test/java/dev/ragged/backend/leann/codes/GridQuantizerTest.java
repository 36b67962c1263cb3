package dev.ragged.backend.leann.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GridQuantizerTest {
  @Test
  void quantize_normalComponents_isAsGoodAsTheBestScale() {
    Random random = new Random(1);
    for (int bits : new int[] {2, 4}) {
      for (int dimension : new int[] {1, 3, 17, 100, 384}) {
        double found = 0;
        double best = 0;
        for (int trial = 0; trial < 20; trial++) {
          float[] vector = new float[dimension];
          for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextGaussian();
          }
          byte[] levels = new byte[dimension];
          new GridQuantizer(bits).quantize(vector, levels);
          found += cosine(vector, levels, bits);
          best += bestCosine(vector, bits);
        }
        // Of what an exact search leaves to 1, at most a fiftieth more.
        assertThat(20 - found).isLessThanOrEqualTo(1.02 * (20 - best) + 1e-9);
      }
    }
  }

  @Test
  void quantize_oneLargeComponentAndZeros_staysInRange() {
    for (int bits : new int[] {2, 4}) {
      float[] vector = {0, -1e9f, 0, 1e-20f};
      byte[] levels = new byte[4];
      new GridQuantizer(bits).quantize(vector, levels);
      for (byte level : levels) {
        assertThat((int) level).isBetween(0, (1 << bits) - 1);
      }
      assertThat(levels[1]).isZero();
      new GridQuantizer(bits).quantize(new float[4], levels);
      assertThat(levels).containsOnly(1 << (bits - 1));
    }
  }

  /** The best of very many scales. */
  private static double bestCosine(float[] vector, int bits) {
    int half = 1 << (bits - 1);
    double largest = Quantizer.largest(vector);
    double best = 0;
    byte[] levels = new byte[vector.length];
    for (double scale = half / largest; scale < 5 * half / largest; scale *= 1.002) {
      for (int i = 0; i < vector.length; i++) {
        int size = (int) Math.min(Math.abs(vector[i]) * scale, half - 1);
        levels[i] = (byte) (vector[i] >= 0 ? half + size : half - 1 - size);
      }
      best = Math.max(best, cosine(vector, levels, bits));
    }
    return best;
  }

  private static double cosine(float[] vector, byte[] levels, int bits) {
    double offset = ((1 << bits) - 1) / 2.0;
    double product = 0;
    double squares = 0;
    double vectorSquares = 0;
    for (int i = 0; i < vector.length; i++) {
      product += vector[i] * (levels[i] - offset);
      squares += (levels[i] - offset) * (levels[i] - offset);
      vectorSquares += (double) vector[i] * vector[i];
    }
    return product / Math.sqrt(squares * vectorSquares);
  }
}
