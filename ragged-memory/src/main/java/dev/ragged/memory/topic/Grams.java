package dev.ragged.memory.topic;

import java.util.Arrays;

/**
 * Maps one to three word numbers to a dense index, in the order of first sight. Open addressing; a
 * key is the numbers side by side in one {@code long}. One thread at a time.
 */
final class Grams {
  /** Most words of a key. */
  static final int MAX_WORDS = 3;

  private static final int BITS = 21;

  private long[] keys;
  private int[] indexes;
  private int size;

  Grams(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, expected)) * 4;
    keys = new long[capacity];
    indexes = new int[capacity];
  }

  /** Returns the key of the {@code length} words of {@code ids} from {@code start}; never 0. */
  static long key(int[] ids, int start, int length) {
    long key = 0;
    for (int i = start; i < start + length; i++) {
      key = key << BITS | (ids[i] + 1);
    }
    return key;
  }

  /** Returns the index of {@code key}, giving it the next one if it is new. */
  int add(long key) {
    int slot = slot(key);
    if (keys[slot] == 0) {
      if (size * 2 >= keys.length) {
        grow();
        slot = slot(key);
      }
      keys[slot] = key;
      indexes[slot] = size++;
    }
    return indexes[slot];
  }

  /** Returns the index of {@code key}, or -1. */
  int find(long key) {
    int slot = slot(key);
    return keys[slot] == 0 ? -1 : indexes[slot];
  }

  int size() {
    return size;
  }

  private int slot(long key) {
    long hash = key * 0x9e3779b97f4a7c15L;
    int slot = (int) (hash ^ hash >>> 32) & keys.length - 1;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldIndexes = indexes;
    keys = new long[oldKeys.length * 2];
    indexes = Arrays.copyOf(indexes, keys.length);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        indexes[slot] = oldIndexes[i];
      }
    }
  }
}
