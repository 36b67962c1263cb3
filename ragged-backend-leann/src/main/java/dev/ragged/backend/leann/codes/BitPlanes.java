package dev.ragged.backend.leann.codes;

import java.util.Arrays;

/**
 * Codes of one or two bits per dimension. Immutable.
 *
 * <p>Rows lie in blocks of 128, of which the last may be shorter. A block holds, for each bit of
 * the levels from the lowest and for each 32 dimensions, one int of every row:
 *
 * <pre>
 * block:  bit 0, dimensions 0 to 31:   row 0, row 1, ... row 127
 *         bit 0, dimensions 32 to 63:  row 0, row 1, ... row 127
 *         ...
 *         bit 1, dimensions 0 to 31:   row 0, row 1, ... row 127
 *         ...
 * </pre>
 *
 * <p>A query's weights are split into bits as well, so that a sum is a count of common bits. Going
 * down the rows of a block is a loop that C2 turns into vector instructions, with a vector popcount
 * where the CPU has one: 5 ns for 384 dimensions, where counting row by row takes 14 ns.
 */
final class BitPlanes implements CodeLayout {
  /** Bits of a weight, the highest of which counts negative. */
  private static final int WEIGHT_BITS = 6;

  private static final int BLOCK = Codes.BLOCK;

  private final int bits;
  private final int words;

  BitPlanes(int bits, int dimension) {
    this.bits = bits;
    this.words = (dimension + Integer.SIZE - 1) / Integer.SIZE;
  }

  @Override
  public int bytesPerRow() {
    return bits * words * Integer.BYTES;
  }

  @Override
  public int maxRows() {
    return Integer.MAX_VALUE / (bits * words) - BLOCK;
  }

  @Override
  public int[] allocate(int rows) {
    return new int[stored(rows)];
  }

  @Override
  public int stored(int rows) {
    return rows * bits * words;
  }

  private static int lanes(int rows, int row) {
    return Math.min(BLOCK, rows - row / BLOCK * BLOCK);
  }

  /** Returns where the first int of {@code row} is; the next is a block's lanes further. */
  private int start(int row) {
    return row / BLOCK * BLOCK * bits * words + row % BLOCK;
  }

  @Override
  public void put(byte[] levels, int[] array, int rows, int row) {
    int lanes = lanes(rows, row);
    int start = start(row);
    for (int i = 0; i < levels.length; i++) {
      for (int bit = 0; bit < bits; bit++) {
        int at = start + (bit * words + i / Integer.SIZE) * lanes;
        array[at] |= ((levels[i] >> bit) & 1) << i;
      }
    }
  }

  @Override
  public void get(int[] array, int rows, int row, byte[] levels) {
    int lanes = lanes(rows, row);
    int start = start(row);
    for (int i = 0; i < levels.length; i++) {
      int level = 0;
      for (int bit = 0; bit < bits; bit++) {
        int at = start + (bit * words + i / Integer.SIZE) * lanes;
        level |= ((array[at] >>> i) & 1) << bit;
      }
      levels[i] = (byte) level;
    }
  }

  @Override
  public int maxWeight() {
    return (1 << (WEIGHT_BITS - 1)) - 1;
  }

  @Override
  public int[] allocateWeights() {
    return new int[words * WEIGHT_BITS];
  }

  @Override
  public void layOut(int[] weights, int[] query) {
    Arrays.fill(query, 0);
    for (int i = 0; i < weights.length; i++) {
      int at = i / Integer.SIZE * WEIGHT_BITS;
      for (int bit = 0; bit < WEIGHT_BITS; bit++) {
        query[at + bit] |= ((weights[i] >> bit) & 1) << i;
      }
    }
  }

  @Override
  public void sums(
      int[] query, int[] array, int rows, int from, int count, int[] scratch, int[] sums) {
    int lanes = lanes(rows, from);
    int start = start(from);
    Arrays.fill(sums, 0, count, 0);
    for (int bit = bits - 1; bit >= 0; bit--) {
      for (int i = 0; i < count; i++) {
        sums[i] <<= 1;
      }
      for (int word = 0; word < words; word++) {
        // C2 makes vectors of a loop over two arrays of ints only if both are read from their
        // start,
        // and of shifts only by constants.
        System.arraycopy(array, start + (bit * words + word) * lanes, scratch, 0, count);
        addCommonBits(scratch, query, word * WEIGHT_BITS, count, sums);
      }
    }
  }

  private static void addCommonBits(int[] words, int[] query, int at, int count, int[] sums) {
    int q0 = query[at];
    int q1 = query[at + 1];
    int q2 = query[at + 2];
    int q3 = query[at + 3];
    int q4 = query[at + 4];
    int q5 = query[at + 5];
    for (int i = 0; i < count; i++) {
      int word = words[i];
      sums[i] +=
          Integer.bitCount(word & q0)
              + (Integer.bitCount(word & q1) << 1)
              + (Integer.bitCount(word & q2) << 2)
              + (Integer.bitCount(word & q3) << 3)
              + (Integer.bitCount(word & q4) << 4)
              - (Integer.bitCount(word & q5) << 5);
    }
  }

  @Override
  public void sums(int[] query, int[] array, int rows, int[] nodes, int count, int[] sums) {
    for (int i = 0; i < count; i++) {
      int lanes = lanes(rows, nodes[i]);
      int start = start(nodes[i]);
      int sum = 0;
      for (int bit = 0; bit < bits; bit++) {
        int part = 0;
        for (int word = 0; word < words; word++) {
          part += commonBits(array[start], query, word * WEIGHT_BITS);
          start += lanes;
        }
        sum += part << bit;
      }
      sums[i] = sum;
    }
  }

  private static int commonBits(int word, int[] query, int at) {
    return Integer.bitCount(word & query[at])
        + (Integer.bitCount(word & query[at + 1]) << 1)
        + (Integer.bitCount(word & query[at + 2]) << 2)
        + (Integer.bitCount(word & query[at + 3]) << 3)
        + (Integer.bitCount(word & query[at + 4]) << 4)
        - (Integer.bitCount(word & query[at + 5]) << 5);
  }
}
