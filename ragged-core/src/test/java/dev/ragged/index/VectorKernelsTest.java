package dev.ragged.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs in a JVM with the Vector API and in one without: {@code best()} is SIMD in the first. */
class VectorKernelsTest {
  private static final long SEED = 384;

  static Stream<VectorKernels> kernels() {
    return Stream.of(ScalarKernels.INSTANCE, VectorKernels.best());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void dot_everyLength_isTheSumOfProducts(VectorKernels kernels) {
    Random random = new Random(SEED);
    for (int length = 0; length <= 300; length++) {
      float[] a = gaussian(random, length);
      float[] b = gaussian(random, length);
      double expected = 0;
      for (int i = 0; i < length; i++) {
        expected += (double) a[i] * b[i];
      }
      assertThat((double) kernels.dot(a, b))
          .as("length=%d", length)
          .isCloseTo(expected, near(length));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void dot_bytesOfEveryLength_isTheExactSumOfProducts(VectorKernels kernels) {
    Random random = new Random(SEED);
    for (int length = 0; length <= 300; length++) {
      byte[] a = new byte[length];
      byte[] b = new byte[length];
      int expected = 0;
      for (int i = 0; i < length; i++) {
        a[i] = (byte) (random.nextInt(255) - 127);
        b[i] = (byte) (random.nextInt(255) - 127);
        expected += a[i] * b[i];
      }
      assertThat(kernels.dot(a, b)).as("length=%d", length).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void dot_bytesOfTheLargestSize_doesNotOverflow(VectorKernels kernels) {
    byte[] a = new byte[130_000];
    byte[] b = new byte[130_000];
    Arrays.fill(a, Byte.MAX_VALUE);
    Arrays.fill(b, (byte) -Byte.MAX_VALUE);
    assertThat(kernels.dot(a, a)).isEqualTo(130_000 * 127 * 127);
    assertThat(kernels.dot(a, b)).isEqualTo(-130_000 * 127 * 127);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void squaredDistance_everyLength_isTheSumOfSquares(VectorKernels kernels) {
    Random random = new Random(SEED);
    for (int length = 0; length <= 300; length++) {
      float[] a = gaussian(random, length);
      float[] b = gaussian(random, length);
      double expected = 0;
      for (int i = 0; i < length; i++) {
        expected += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
      }
      assertThat((double) kernels.squaredDistance(a, b))
          .as("length=%d", length)
          .isCloseTo(expected, near(length));
      assertThat(kernels.squaredDistance(a, a)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void manyRows_everyLengthAndCount_areBitEqualToSingleCalls(VectorKernels kernels) {
    Random random = new Random(SEED);
    for (int length = 1; length <= 200; length++) {
      float[] query = gaussian(random, length);
      float[] rows = gaussian(random, 9 * length);
      int[] numbers = {8, 0, 3, 3, 7, 1, 2, 5, 4, 6};
      for (int count = 0; count <= numbers.length; count++) {
        float[] dots = new float[count];
        float[] distances = new float[count];
        kernels.dots(query, rows, numbers, count, dots);
        kernels.squaredDistances(query, rows, numbers, count, distances);
        for (int i = 0; i < count; i++) {
          float[] row = Arrays.copyOfRange(rows, numbers[i] * length, (numbers[i] + 1) * length);
          assertThat(dots[i]).isEqualTo(kernels.dot(query, row));
          assertThat(distances[i]).isEqualTo(kernels.squaredDistance(query, row));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void everyComponent_counts(VectorKernels kernels) {
    for (int length : new int[] {1, 7, 63, 64, 65, 384, 391}) {
      for (int i = 0; i < length; i++) {
        float[] a = new float[length];
        float[] b = new float[length];
        a[i] = 3;
        b[i] = 5;
        assertThat(kernels.dot(a, b)).isEqualTo(15);
        assertThat(kernels.squaredDistance(a, b)).isEqualTo(4);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void cosine_doesNotDependOnLengths(VectorKernels kernels) {
    assertThat(kernels.cosine(new float[] {3, 0}, new float[] {7, 0})).isEqualTo(1);
    assertThat(kernels.cosine(new float[] {3, 0}, new float[] {0, 7})).isZero();
    assertThat(kernels.cosine(new float[] {3, 0}, new float[] {-7, 0})).isEqualTo(-1);
  }

  private static float[] gaussian(Random random, int length) {
    float[] vector = new float[length];
    for (int i = 0; i < length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static Offset<Double> near(int length) {
    return within(1e-6 * (1 + length));
  }

  @Test
  void dot_beforeAndAfterCompilation_isBitEqual() {
    VectorKernels kernels = VectorKernels.best();
    Random random = new Random(5);
    float[][] vectors = new float[64][384];
    for (float[] vector : vectors) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) random.nextGaussian();
      }
    }
    float[] first = new float[63];
    for (int i = 0; i < 63; i++) {
      first[i] = kernels.dot(vectors[i], vectors[i + 1]);
    }
    for (int round = 0; round < 3_000; round++) {
      for (int i = 0; i < 63; i++) {
        assertThat(kernels.dot(vectors[i], vectors[i + 1]) == first[i]).as("pair %s", i).isTrue();
      }
    }
  }
}
