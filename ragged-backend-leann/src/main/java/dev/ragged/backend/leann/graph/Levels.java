package dev.ragged.backend.leann.graph;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Which nodes are on which levels, and the order in which they are added: drawn from the seed.
 * Immutable.
 *
 * <p>The order begins with the nodes of the highest level. Levels are drawn independently of all
 * else, so it is as random as any; and the members of each layer are the first ones of it.
 */
final class Levels {
  // m >= 2 and n < 2^31: a level beyond is too unlikely to care, and would have a single node.
  private static final int MAX_LEVEL = 31;

  private final int[] order;
  private final int[] sizes;

  private Levels(int[] order, int[] sizes) {
    this.order = order;
    this.sizes = sizes;
  }

  /** Draws levels for {@code n} nodes: on average one in {@code m} is on the next level as well. */
  static Levels draw(int n, int m, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] keys = new long[n];
    int[] atLeast = new int[MAX_LEVEL + 1];
    double scale = 1 / Math.log(m);
    for (int node = 0; node < n; node++) {
      int level = (int) Math.min(MAX_LEVEL, -Math.log(1 - random.nextDouble()) * scale);
      // Highest level first, at random within a level; 26 random bits, then the node.
      keys[node] = (long) (MAX_LEVEL - level) << 57 | (random.nextLong() >>> 38) << 31 | node;
      for (int i = 0; i <= level; i++) {
        atLeast[i]++;
      }
    }
    Arrays.sort(keys);
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = (int) keys[i] & Integer.MAX_VALUE;
    }
    int height = 0;
    while (height < MAX_LEVEL && atLeast[height + 1] > 1) {
      height++;
    }
    return new Levels(order, Arrays.copyOf(atLeast, height + 1));
  }

  /** Returns all nodes; not to be changed. */
  int[] order() {
    return order;
  }

  /** Returns how many nodes are on {@code level}. */
  int size(int level) {
    return sizes[level];
  }

  /** Returns how many nodes the upper layers have: at least one, the entry, if there are nodes. */
  int members() {
    return height() > 0 ? size(1) : Math.min(1, size(0));
  }

  /** Returns the highest level. */
  int height() {
    return sizes.length - 1;
  }
}
