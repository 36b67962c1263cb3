package dev.ragged.backend.leann.graph;

import java.util.Arrays;

/**
 * A list of links for each of the ids from 0, in one array: for each id the number of its links,
 * then the links, then room up to the capacity.
 *
 * <p>Not thread-safe while it is filled; then immutable.
 */
final class LinkTable {
  // Read by the walk without a call or a copy: one multiplication and one load lead to a list.
  final int[] cells;
  final int stride;

  /**
   * Makes {@code size} empty lists.
   *
   * @throws IllegalArgumentException if that is more than an array holds
   */
  LinkTable(int size, int capacity) {
    stride = capacity + 1;
    long length = (long) size * stride;
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "links must fit into one array: nodes=%d, links per node=%d".formatted(size, capacity));
    }
    cells = new int[(int) length];
  }

  int size() {
    return cells.length / stride;
  }

  int capacity() {
    return stride - 1;
  }

  int degree(int id) {
    return cells[id * stride];
  }

  int link(int id, int i) {
    return cells[id * stride + 1 + i];
  }

  void set(int id, int i, int link) {
    cells[id * stride + 1 + i] = link;
  }

  void resize(int id, int degree) {
    cells[id * stride] = degree;
  }

  /** Makes the first {@code degree} of {@code links} the links of {@code id}. */
  void fill(int id, int[] links, int degree) {
    System.arraycopy(links, 0, cells, id * stride + 1, degree);
    resize(id, degree);
  }

  /** Copies the links of {@code id} and returns how many there are. */
  int copy(int id, int[] out) {
    int degree = degree(id);
    System.arraycopy(cells, id * stride + 1, out, 0, degree);
    return degree;
  }

  /** Sorts the links of each id and clears the room behind: equal graphs have equal tables. */
  void sort() {
    for (int at = 0; at < cells.length; at += stride) {
      int end = at + 1 + cells[at];
      Arrays.sort(cells, at + 1, end);
      Arrays.fill(cells, end, at + stride, 0);
    }
  }
}
