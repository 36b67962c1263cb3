package dev.ragged.backend.leann.graph;

/** A graph that can be walked: in one of two forms, the same to every walk. Immutable. */
public abstract sealed class Adjacency permits Graph, CompactGraph {
  private final int size;
  private final UpperLayers upper;

  Adjacency(int size, UpperLayers upper) {
    this.size = size;
    this.upper = upper;
  }

  /** Returns the number of nodes. */
  public final int size() {
    return size;
  }

  /**
   * Returns the node at which every walk begins: from it, all others can be reached at level 0.
   *
   * @throws IllegalStateException if there are no nodes
   */
  public final int entry() {
    if (size == 0) {
      throw new IllegalStateException("a graph must have nodes to have an entry: size=0");
    }
    return upper.members()[0];
  }

  /** Returns the most neighbors that a node may have at level 0. */
  public abstract int maxDegree();

  /**
   * Copies the neighbors of {@code node} at level 0 into {@code out}, in ascending order, and
   * returns how many there are.
   *
   * @param out length at least {@link #maxDegree}
   */
  public abstract int neighbors(int node, int[] out);

  /** Returns how many bytes of memory the graph takes, about. */
  public abstract long bytes();

  final UpperLayers upper() {
    return upper;
  }
}
