package dev.ragged.document;

import java.util.Arrays;

/**
 * The places at which a text may be cut, each with how good a place it is. Positions ascend. One
 * thread at a time.
 */
final class Cuts {
  /** Inside something that fits in a chunk; cut only if nothing else will do. */
  static final int KEPT = 0;

  /** Inside a word that is longer than a chunk. */
  static final int INSIDE_WORD = 1;

  static final int WORD = 2;
  static final int LINE = 3;
  static final int SENTENCE = 4;
  static final int ITEM = 5;
  static final int PARAGRAPH = 6;

  /** Between parts of program text that stand on the outermost level. */
  static final int SECTION = 10;

  private int[] positions = new int[16];
  private byte[] strengths = new byte[16];
  private int size;

  /** Adds a place behind all others; a repeated position keeps the greater strength. */
  void add(int position, int strength) {
    if (size > 0 && positions[size - 1] == position) {
      strengths[size - 1] = (byte) Math.max(strengths[size - 1], strength);
      return;
    }
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, size * 2);
      strengths = Arrays.copyOf(strengths, size * 2);
    }
    positions[size] = position;
    strengths[size++] = (byte) strength;
  }

  /** Lowers the strength of all places from {@code from} to {@code to}, both included. */
  void lower(int from, int to, int strength) {
    int i = Arrays.binarySearch(positions, 0, size, from);
    for (i = i < 0 ? -i - 1 : i; i < size && positions[i] <= to; i++) {
      strengths[i] = (byte) Math.min(strengths[i], strength);
    }
  }

  int size() {
    return size;
  }

  int position(int i) {
    return positions[i];
  }

  int strength(int i) {
    return strengths[i];
  }
}
