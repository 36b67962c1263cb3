package dev.ragged.memory.topic;

/**
 * From a key to a number above 0, in one array: a look-up reads one place of memory, seldom two.
 * Grows at its end. Not thread-safe while it is filled.
 */
final class StepTable {
  private static final int INITIAL = 16;

  // Keys at even places, values behind them; a value of 0 is a free slot.
  private long[] slots = new long[2 * INITIAL];
  private int size;

  /** Returns the value of {@code key}, or 0. */
  int get(long key) {
    int slot = slot(slots, key);
    return (int) slots[slot + 1];
  }

  /** Sets the value of a key that has none. */
  void put(long key, int value) {
    if (2 * (size + 1) > slots.length / 2) {
      grow();
    }
    size++;
    set(slots, key, value);
  }

  int size() {
    return size;
  }

  private void grow() {
    long[] larger = new long[2 * slots.length];
    for (int slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot + 1] != 0) {
        set(larger, slots[slot], slots[slot + 1]);
      }
    }
    slots = larger;
  }

  private static void set(long[] slots, long key, long value) {
    int slot = slot(slots, key);
    slots[slot] = key;
    slots[slot + 1] = value;
  }

  /** Returns where {@code key} is, or would be. */
  private static int slot(long[] slots, long key) {
    int mask = slots.length - 1;
    int slot = (int) (key << 1) & mask;
    while (slots[slot + 1] != 0 && slots[slot] != key) {
      slot = slot + 2 & mask;
    }
    return slot;
  }
}
