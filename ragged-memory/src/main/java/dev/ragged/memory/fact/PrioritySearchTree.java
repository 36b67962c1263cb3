package dev.ragged.memory.fact;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Finds which of many half-open intervals contain a point, in O(log n + hits). Immutable.
 *
 * <p>A heap by end and a search tree by start in one (E. M. McCreight, "Priority Search Trees",
 * SIAM Journal on Computing 14(2), 1985): a node holds the interval that ends last of its subtree,
 * and the others are halved by start. If a node's interval has ended, so has everything under it;
 * so a node that is visited either is a hit, or is the child of one, or lies on one path where the
 * starts pass the point. Nodes lie in preorder: the left child of node i is i + 1.
 */
final class PrioritySearchTree {
  private final long[] starts;
  private final long[] ends;
  private final int[] items;

  /** Per node the least start under its right child; meaningless without one. */
  private final long[] rightStarts;

  /**
   * Interval i goes from {@code starts[i]}, inclusive, to {@code ends[i]}, exclusive. Time O(n log
   * n); 28 bytes per interval. The arrays are read, not kept.
   *
   * @param starts ascending
   * @param ends as long as {@code starts}
   */
  PrioritySearchTree(long[] starts, long[] ends) {
    int size = starts.length;
    this.starts = new long[size];
    this.ends = new long[size];
    this.items = new int[size];
    this.rightStarts = new long[size];
    int[] byStart = new int[size];
    Arrays.setAll(byStart, i -> i);
    build(0, size, byStart, starts, ends);
  }

  /** Builds the subtree of {@code byStart[node .. node + size)}, which it may reorder. */
  private void build(int node, int size, int[] byStart, long[] allStarts, long[] allEnds) {
    if (size == 0) {
      return;
    }
    int last = node;
    for (int i = node + 1; i < node + size; i++) {
      if (allEnds[byStart[i]] > allEnds[byStart[last]]) {
        last = i;
      }
    }
    int top = byStart[last];
    System.arraycopy(byStart, node, byStart, node + 1, last - node);
    byStart[node] = top;
    items[node] = top;
    starts[node] = allStarts[top];
    ends[node] = allEnds[top];
    int left = leftSize(size);
    int right = node + 1 + left;
    if (right < node + size) {
      rightStarts[node] = allStarts[byStart[right]];
    }
    build(node + 1, left, byStart, allStarts, allEnds);
    build(right, size - 1 - left, byStart, allStarts, allEnds);
  }

  private static int leftSize(int size) {
    return size / 2;
  }

  /** Returns the numbers of the intervals that contain {@code point}, ascending. */
  int[] containing(long point) {
    return containing(point, item -> true);
  }

  /** Returns the numbers of those that contain {@code point} and pass, ascending. */
  int[] containing(long point, IntPredicate test) {
    Hits hits = new Hits(test);
    collect(0, items.length, point, hits);
    int[] found = Arrays.copyOf(hits.items, hits.size);
    Arrays.sort(found);
    return found;
  }

  private void collect(int node, int size, long point, Hits hits) {
    if (size == 0 || ends[node] <= point) {
      return;
    }
    if (starts[node] <= point) {
      hits.add(items[node]);
    }
    int left = leftSize(size);
    collect(node + 1, left, point, hits);
    if (size - 1 > left && rightStarts[node] <= point) {
      collect(node + 1 + left, size - 1 - left, point, hits);
    }
  }

  /** Grows as hits are found. */
  private static final class Hits {
    private final IntPredicate test;
    private int[] items = new int[64];
    private int size;

    private Hits(IntPredicate test) {
      this.test = test;
    }

    private void add(int item) {
      if (!test.test(item)) {
        return;
      }
      if (size == items.length) {
        items = Arrays.copyOf(items, size * 2);
      }
      items[size++] = item;
    }
  }
}
