package dev.ragged.memory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorCodeTest {
  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double left = 0;
    double right = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      left += (double) a[i] * a[i];
      right += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(left * right);
  }

  private static float[] vector(Random random, int dimension, float scale) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian() * scale;
    }
    return vector;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16, 384, 1024})
  void decode_randomVectors_keepsCosinesToAFewThousandths(int dimension) {
    long seed = System.nanoTime();
    System.out.println("VectorCodeTest: seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      float[] stored = vector(random, dimension, 0.05f);
      float[] other = vector(random, dimension, 1);

      float[] decoded = VectorCode.decode(VectorCode.encode(stored));

      assertThat(cosine(decoded, other))
          .as("seed %s", seed)
          .isCloseTo(cosine(stored, other), within(0.006));
      assertThat(cosine(decoded, stored)).as("seed %s", seed).isGreaterThan(0.9995);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.MIN_VALUE, 1e-38f, 1, Float.MAX_VALUE})
  void encode_anyMagnitude_keepsTheDirection(float size) {
    byte[] code = VectorCode.encode(new float[] {0, -size, size});

    assertThat(code).containsExactly(0, -127, 127);
  }

  @Test
  void encode_oneLargeComponent_isNeverZero() {
    byte[] code = VectorCode.encode(new float[] {1, 1e-9f});

    assertThat(code).containsExactly(127, 0);
  }
}
