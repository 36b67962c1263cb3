package dev.ragged.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The best {@code capacity} of all ordinals offered, by a number of which higher is better; equal
 * numbers by the smaller ordinal. One thread at a time. An offer allocates nothing and costs O(log
 * capacity) at most.
 */
public final class TopOrdinals {
  // One long per entry, which orders as entries do: the number's bits, made to order as integers,
  // above the complement of the ordinal. The worst kept one is at the root of the heap.

  private long[] keys;
  private int size;
  private int capacity;

  /**
   * Makes an empty one.
   *
   * @param capacity at least 0; room for more than 256 is made when it is needed
   */
  public TopOrdinals(int capacity) {
    this.capacity = capacity;
    this.keys = new long[Math.min(capacity, 256)];
  }

  /** Returns how many entries are kept. */
  public int size() {
    return size;
  }

  /** Returns whether there are as many entries as may be kept. */
  public boolean isFull() {
    return size == capacity;
  }

  /** Returns whether an offer of {@code value} would be kept, whatever its ordinal. */
  public boolean wouldKeep(float value) {
    return size < capacity || (capacity > 0 && sortable(value) >= (int) (keys[0] >> 32));
  }

  /** Returns the number of the worst entry that is kept; there must be one. */
  public float worst() {
    return value(keys[0]);
  }

  /**
   * Offers an ordinal.
   *
   * @param ordinal at least 0
   * @param value not NaN
   */
  public void offer(int ordinal, float value) {
    long key = ((long) sortable(value) << 32) | (Integer.MAX_VALUE - ordinal);
    if (size < capacity) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, Math.min(capacity, 2 * size));
      }
      siftUp(key);
    } else if (size > 0 && key > keys[0]) {
      siftDown(key);
    }
  }

  /** Offers ordinals, the <i>i</i>-th by the <i>i</i>-th of {@code values}. */
  public void offer(int[] ordinals, int count, float[] values) {
    float least = least();
    for (int i = 0; i < count; i++) {
      if (values[i] >= least) {
        offer(ordinals[i], values[i]);
        least = least();
      }
    }
  }

  /** Returns the least number that may be kept. */
  private float least() {
    if (size < capacity) {
      return Float.NEGATIVE_INFINITY;
    }
    return capacity == 0 ? Float.POSITIVE_INFINITY : worst();
  }

  /** Returns the entries, best first, as keys for {@link #ordinal} and {@link #value}. */
  public long[] sorted() {
    long[] ascending = Arrays.copyOf(keys, size);
    Arrays.sort(ascending);
    for (int i = 0, j = size - 1; i < j; i++, j--) {
      long swap = ascending[i];
      ascending[i] = ascending[j];
      ascending[j] = swap;
    }
    return ascending;
  }

  /** Returns the entries as neighbors whose score is their number, best first. */
  public List<Neighbor> neighbors() {
    long[] sorted = sorted();
    List<Neighbor> neighbors = new ArrayList<>(sorted.length);
    for (long key : sorted) {
      neighbors.add(new Neighbor(ordinal(key), value(key)));
    }
    return neighbors;
  }

  /** Returns the ordinal of an entry. */
  public static int ordinal(long key) {
    return Integer.MAX_VALUE - (int) key;
  }

  /** Returns the number of an entry. */
  public static float value(long key) {
    int bits = (int) (key >> 32);
    return Float.intBitsToFloat(bits ^ ((bits >> 31) & Integer.MAX_VALUE));
  }

  private static int sortable(float value) {
    int bits = Float.floatToIntBits(value);
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
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
