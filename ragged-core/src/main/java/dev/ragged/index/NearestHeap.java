package dev.ragged.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps the best {@code capacity} of all neighbors offered: closest first, ties by ordinal. One
 * thread at a time. An offer allocates nothing and costs O(log capacity) at most.
 */
final class NearestHeap {
  // A neighbor is one long that orders as neighbors do. A score is not negative, so its bits order
  // as it does; the complement of the ordinal makes the smaller ordinal the better one. The worst
  // kept key is at the root.

  private final long[] keys;
  private int size;

  NearestHeap(int capacity) {
    keys = new long[capacity];
  }

  /**
   * Offers a neighbor.
   *
   * @param score at least 0
   */
  void offer(int ordinal, float score) {
    long key = ((long) Float.floatToRawIntBits(score) << 32) | (Integer.MAX_VALUE - ordinal);
    if (size < keys.length) {
      siftUp(key);
    } else if (size > 0 && key > keys[0]) {
      siftDown(key);
    }
  }

  /** Returns what was kept, closest first. */
  List<Neighbor> sorted() {
    long[] ascending = Arrays.copyOf(keys, size);
    Arrays.sort(ascending);
    List<Neighbor> nearest = new ArrayList<>(size);
    for (int i = size - 1; i >= 0; i--) {
      long key = ascending[i];
      nearest.add(
          new Neighbor(Integer.MAX_VALUE - (int) key, Float.intBitsToFloat((int) (key >>> 32))));
    }
    return nearest;
  }

  private void siftUp(long key) {
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (keys[parent] <= key) {
        break;
      }
      keys[at] = keys[parent];
      at = parent;
    }
    keys[at] = key;
  }

  private void siftDown(long key) {
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && keys[child + 1] < keys[child]) {
        child++;
      }
      if (keys[child] >= key) {
        break;
      }
      keys[at] = keys[child];
      at = child;
    }
    keys[at] = key;
  }
}
