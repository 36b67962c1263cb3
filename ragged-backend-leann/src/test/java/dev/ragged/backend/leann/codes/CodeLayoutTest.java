package dev.ragged.backend.leann.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.index.VectorKernels;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodeLayoutTest {
  private static final int ROWS = 300;

  @Test
  void sums_everyLayoutAndDimension_areExact() {
    for (int dimension : new int[] {1, 3, 31, 32, 33, 100, 384, 500}) {
      assertExact(new BitPlanes(1, dimension), 1, dimension);
      assertExact(new BitPlanes(2, dimension), 2, dimension);
      for (int bits : List.of(4, 8)) {
        assertExact(new PackedRows(bits, dimension), bits, dimension);
        assertExact(
            new PackedRows(bits, dimension, VectorKernels.scalar().codes()), bits, dimension);
      }
    }
  }

  private static void assertExact(CodeLayout layout, int bits, int dimension) {
    Random random = new Random(31L * dimension + bits);
    byte[][] levels = new byte[ROWS][dimension];
    int[] words = layout.allocate(ROWS);
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < dimension; i++) {
        int any = random.nextInt(bits == 8 ? 255 : 1 << bits);
        levels[row][i] = (byte) (bits == 8 ? any - 127 : any);
      }
      layout.put(levels[row], words, ROWS, row);
    }
    int[] weights = new int[dimension];
    int most = layout.maxWeight();
    for (int i = 0; i < dimension; i++) {
      weights[i] = random.nextInt(2 * most + 1) - most;
    }
    int[] query = layout.allocateWeights();
    layout.layOut(new int[dimension], query);
    layout.layOut(weights, query);
    int[] nodes = random.ints(ROWS, 0, ROWS).toArray();
    int[] listed = new int[ROWS];
    layout.sums(query, words, ROWS, nodes, ROWS, listed);
    byte[] back = new byte[dimension];
    int[] one = new int[Codes.BLOCK];
    for (int i = 0; i < ROWS; i++) {
      layout.get(words, ROWS, nodes[i], back);
      assertThat(back).isEqualTo(levels[nodes[i]]);
      assertThat(listed[i]).isEqualTo(product(levels[nodes[i]], weights));
      int count = Math.min(Codes.BLOCK - i % Codes.BLOCK, ROWS - i);
      layout.sums(query, words, ROWS, i, count, new int[Codes.BLOCK], one);
      assertThat(one[0]).isEqualTo(product(levels[i], weights));
      assertThat(one[count - 1]).isEqualTo(product(levels[i + count - 1], weights));
    }
  }

  private static int product(byte[] levels, int[] weights) {
    int sum = 0;
    for (int i = 0; i < levels.length; i++) {
      sum += levels[i] * weights[i];
    }
    return sum;
  }
}
