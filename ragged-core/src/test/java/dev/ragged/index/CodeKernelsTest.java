package dev.ragged.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs in a JVM with the Vector API and in one without: {@code best()} is SIMD in the first. */
class CodeKernelsTest {
  private static final long SEED = 44;
  private static final int[] NUMBERS = {8, 0, 3, 3, 7, 1, 2, 5, 4, 6};

  @FunctionalInterface
  private interface Kernel {
    void dots(int[] query, int[] rows, int words, int[] numbers, int count, int[] out);
  }

  static Stream<CodeKernels> kernels() {
    return Stream.of(VectorKernels.scalar().codes(), VectorKernels.best().codes());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void nibbleDots_everyLengthAndCount_areTheExactSums(CodeKernels kernels) {
    assertExact(kernels::nibbleDots, 4);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void byteDots_everyLengthAndCount_areTheExactSums(CodeKernels kernels) {
    assertExact(kernels::byteDots, 2);
  }

  private static void assertExact(Kernel kernel, int parts) {
    Random random = new Random(SEED);
    for (int words = 1; words <= 100; words++) {
      int[] rows = random.ints(9L * words + CodeKernels.OVERRUN).toArray();
      int[] query = new int[parts * CodeKernels.partLength(words)];
      int[] expected = new int[NUMBERS.length];
      for (int j = 0; j < words; j++) {
        for (int place = 0; place < 2 * parts; place++) {
          int weight = random.nextInt(255) - CodeKernels.MAX_WEIGHT;
          int at = place % parts * CodeKernels.partLength(words) + j;
          query[at] |= (weight & 0xffff) << (place / parts * 16);
          for (int row = 0; row < 9; row++) {
            int shift = place * 16 / parts;
            if (parts == 2 && (byte) (rows[row * words + j] >> shift) == Byte.MIN_VALUE) {
              rows[row * words + j] ^= 1 << shift;
            }
          }
          for (int i = 0; i < NUMBERS.length; i++) {
            int shifted = rows[NUMBERS[i] * words + j] >> (place * 16 / parts);
            expected[i] += weight * (parts == 4 ? shifted & 15 : (byte) shifted);
          }
        }
      }
      for (int count = 0; count <= NUMBERS.length; count++) {
        int[] sums = new int[count];
        kernel.dots(query, rows, words, NUMBERS, count, sums);
        assertThat(sums).as("words=%d", words).isEqualTo(Arrays.copyOf(expected, count));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void bothDots_largestNumbers_doNotOverflow(CodeKernels kernels) {
    int words = 4096;
    for (int sign = -1; sign <= 1; sign += 2) {
      int weight = sign * CodeKernels.MAX_WEIGHT;
      int[] query = new int[4 * words];
      Arrays.fill(query, (weight & 0xffff) | (weight << 16));
      int[] rows = new int[words + CodeKernels.OVERRUN];
      int[] sums = new int[1];
      Arrays.fill(rows, -1);
      kernels.nibbleDots(query, rows, words, new int[1], 1, sums);
      assertThat(sums[0]).isEqualTo(weight * 8 * words * 15);
      Arrays.fill(rows, 0x81818181);
      kernels.byteDots(query, rows, words, new int[1], 1, sums);
      assertThat(sums[0]).isEqualTo(weight * 4 * words * -127);
    }
  }
}
