package dev.ragged.profiling;

import java.util.Arrays;

/**
 * Durations one by one, in the order in which they came. Bounded: once it is full, every second one
 * goes and from then on only every second, fourth, eighth ... one is taken, so that what stays is
 * spread evenly over the time. One thread at a time.
 */
final class DurationSamples {
  private static final int FEW = 16;

  private final int max;
  private long[] nanos = new long[0];
  private int size;
  private long seen;
  private long stride = 1;

  /**
   * Creates an empty one.
   *
   * @param max how many it keeps; even, or 0
   */
  DurationSamples(int max) {
    this.max = max;
  }

  void add(long duration) {
    if (max == 0 || seen++ % stride != 0) {
      return;
    }
    if (size == max) {
      thin();
      if ((seen - 1) % stride != 0) {
        return;
      }
    }
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, Math.min(max, Math.max(FEW, 2 * size)));
    }
    nanos[size++] = duration;
  }

  private void thin() {
    for (int i = 0; 2 * i < size; i++) {
      nanos[i] = nanos[2 * i];
    }
    size = (size + 1) / 2;
    stride *= 2;
  }

  /** Returns the kept durations in nanoseconds; a copy. */
  long[] toArray() {
    return Arrays.copyOf(nanos, size);
  }
}
