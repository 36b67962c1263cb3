package dev.ragged.backend.leann.graph;

/**
 * Compares nodes with each other while a graph is built: a scorer whose query is a node, and may be
 * exchanged without cost. One thread at a time.
 *
 * <p>Closeness is symmetric to the bit: the graph would otherwise depend on who compares whom.
 */
public interface Comparer extends NodeScorer {
  /** Makes {@code node} the query of the calls of {@link #score} that follow. */
  void target(int node);
}
