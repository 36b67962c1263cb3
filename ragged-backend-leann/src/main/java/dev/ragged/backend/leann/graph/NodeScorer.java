package dev.ragged.backend.leann.graph;

/**
 * Knows how close one query is to any node. One thread at a time.
 *
 * <p>Asked once for all nodes that a step of a walk has reached, so that the call costs nothing
 * beside the comparisons, and rows can be read side by side.
 */
@FunctionalInterface
public interface NodeScorer {
  /**
   * Writes the closeness of the query to {@code nodes[i]} into {@code out[i]}, for each {@code i}
   * below {@code count}.
   *
   * @param nodes distinct node numbers; not to be changed
   * @param out takes closenesses, higher is closer, never NaN; length at least {@code count}
   */
  void score(int[] nodes, int count, float[] out);
}
