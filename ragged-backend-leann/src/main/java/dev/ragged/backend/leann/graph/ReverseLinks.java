package dev.ragged.backend.leann.graph;

import java.util.Arrays;

/**
 * The links of some ids the other way round, grouped by the id that they lead to. One thread fills
 * it; until it is filled again, many may read.
 */
final class ReverseLinks {
  private final LayerLinks links;
  private int[] ids = new int[0];
  private int first;

  /** Where a link leads, and which it is: its id's place times the stride, plus its own place. */
  private long[] keys = new long[1024];

  private int size;
  private int[] groups = new int[1024];
  private int groupCount;

  ReverseLinks(LayerLinks links) {
    this.links = links;
  }

  /**
   * Collects the links of {@code ids[from]} to {@code ids[to - 1]} but for those of twins; {@code
   * ids} is kept.
   */
  void collect(int[] ids, int from, int to) {
    this.ids = ids;
    first = from;
    size = 0;
    LinkTable table = links.table();
    for (int i = from; i < to; i++) {
      int degree = links.isTwin(ids[i]) ? 0 : table.degree(ids[i]);
      for (int j = 0; j < degree; j++) {
        add((long) table.link(ids[i], j) << 32 | (i - from) * table.stride + j);
      }
    }
    Arrays.sort(keys, 0, size);
    groupCount = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || target(i) != target(i - 1)) {
        addGroup(i);
      }
    }
    addGroup(size);
    groupCount--;
  }

  /** Returns how many ids the links lead to. */
  int groups() {
    return groupCount;
  }

  /** Returns the first link of a group; the group ends where the next begins. */
  int groupStart(int group) {
    return groups[group];
  }

  /** Returns the id that link {@code i} leads to: the same within a group. */
  int target(int i) {
    return (int) (keys[i] >>> 32);
  }

  /** Returns the id that has link {@code i}. */
  int source(int i) {
    return ids[first + (int) keys[i] / links.table().stride];
  }

  float closeness(int i) {
    return links.closeness(source(i), (int) keys[i] % links.table().stride);
  }

  private void add(long key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
    }
    keys[size++] = key;
  }

  private void addGroup(int start) {
    if (groupCount == groups.length) {
      groups = Arrays.copyOf(groups, 2 * groupCount);
    }
    groups[groupCount++] = start;
  }
}
