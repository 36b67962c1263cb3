package dev.ragged.backend.leann.graph;

/**
 * How a graph is built. Immutable.
 *
 * @param m neighbors that a new node chooses, and most links of a node above level 0; at level 0 a
 *     node has at most twice as many
 * @param efConstruction candidates among which a new node chooses
 * @param seed of the levels and of the order in which nodes are added
 * @param hubShare share of the nodes that keep all their links when the graph is pruned, 0 to 1
 * @param ordinaryLinks links that the other nodes choose for themselves then, at least 1; 0 leaves
 *     the graph unpruned
 */
public record GraphParameters(
    int m, int efConstruction, long seed, double hubShare, int ordinaryLinks) {
  private static final int MIN_M = 2;
  static final int MAX_M = 128;
  private static final int MAX_EF = 10_000;

  public GraphParameters {
    if (m < MIN_M || m > MAX_M) {
      throw new IllegalArgumentException("m must be " + MIN_M + " to " + MAX_M + ": m=" + m);
    }
    if (efConstruction < 1 || efConstruction > MAX_EF) {
      throw new IllegalArgumentException(
          "efConstruction must be 1 to " + MAX_EF + ": efConstruction=" + efConstruction);
    }
    if (!(hubShare >= 0 && hubShare <= 1)) {
      throw new IllegalArgumentException("hubShare must be 0 to 1: hubShare=" + hubShare);
    }
    if (ordinaryLinks < 0 || ordinaryLinks > 2 * m) {
      throw new IllegalArgumentException(
          "ordinaryLinks must be 0 (off) to 2 m: ordinaryLinks=" + ordinaryLinks + ", m=" + m);
    }
  }

  /** Parameters of a graph that is not pruned. */
  public GraphParameters(int m, int efConstruction, long seed) {
    this(m, efConstruction, seed, 0, 0);
  }

  /** Returns these, pruned as the record's comment says. */
  public GraphParameters pruned(double share, int links) {
    return new GraphParameters(m, efConstruction, seed, share, links);
  }

  boolean pruning() {
    return ordinaryLinks > 0;
  }

  /** Returns the most links of a node at level 0. */
  int baseCapacity() {
    return 2 * m;
  }
}
