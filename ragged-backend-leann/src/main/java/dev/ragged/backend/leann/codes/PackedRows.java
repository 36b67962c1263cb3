package dev.ragged.backend.leann.codes;

import dev.ragged.index.CodeKernels;
import dev.ragged.index.VectorKernels;
import java.util.Arrays;

/**
 * Codes of four or eight bits per dimension: the levels of a row lie side by side, the first in the
 * lowest bits of the row's first int. Immutable.
 */
final class PackedRows implements CodeLayout {
  private final CodeKernels kernels;
  private final int bits;
  private final int words;

  PackedRows(int bits, int dimension) {
    this(bits, dimension, VectorKernels.best().codes());
  }

  PackedRows(int bits, int dimension, CodeKernels kernels) {
    this.kernels = kernels;
    this.bits = bits;
    this.words = (dimension * bits + Integer.SIZE - 1) / Integer.SIZE;
  }

  @Override
  public int bytesPerRow() {
    return words * Integer.BYTES;
  }

  @Override
  public int maxRows() {
    return (Integer.MAX_VALUE - 8 - CodeKernels.OVERRUN) / words;
  }

  @Override
  public int[] allocate(int rows) {
    return new int[stored(rows) + CodeKernels.OVERRUN];
  }

  @Override
  public int stored(int rows) {
    return rows * words;
  }

  @Override
  public void put(byte[] levels, int[] array, int rows, int row) {
    int mask = (1 << bits) - 1;
    for (int i = 0; i < levels.length; i++) {
      int bit = i * bits;
      array[row * words + bit / Integer.SIZE] |= (levels[i] & mask) << bit;
    }
  }

  @Override
  public void get(int[] array, int rows, int row, byte[] levels) {
    int mask = (1 << bits) - 1;
    for (int i = 0; i < levels.length; i++) {
      int bit = i * bits;
      levels[i] = (byte) ((array[row * words + bit / Integer.SIZE] >>> bit) & mask);
    }
  }

  @Override
  public int maxWeight() {
    return CodeKernels.MAX_WEIGHT;
  }

  @Override
  public int[] allocateWeights() {
    return new int[Short.SIZE / bits * CodeKernels.partLength(words)];
  }

  @Override
  public void layOut(int[] weights, int[] query) {
    Arrays.fill(query, 0);
    int parts = Short.SIZE / bits;
    int part = CodeKernels.partLength(words);
    for (int i = 0; i < weights.length; i++) {
      int half = i / parts;
      query[i % parts * part + half / 2] |= (weights[i] & 0xffff) << (half % 2 * Short.SIZE);
    }
  }

  @Override
  public void sums(
      int[] query, int[] array, int rows, int from, int count, int[] scratch, int[] sums) {
    for (int i = 0; i < count; i++) {
      scratch[i] = from + i;
    }
    sums(query, array, rows, scratch, count, sums);
  }

  @Override
  public void sums(int[] query, int[] array, int rows, int[] nodes, int count, int[] sums) {
    if (bits == 4) {
      kernels.nibbleDots(query, array, words, nodes, count, sums);
    } else {
      kernels.byteDots(query, array, words, nodes, count, sums);
    }
  }
}
