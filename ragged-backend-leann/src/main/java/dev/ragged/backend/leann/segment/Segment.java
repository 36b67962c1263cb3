package dev.ragged.backend.leann.segment;

import dev.ragged.backend.leann.codes.Codes;
import dev.ragged.backend.leann.graph.Adjacency;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Vectors that were closed into one block: node <i>i</i> stands for the <i>i</i>-th of its
 * ordinals, and has, by storage mode, a code, a row, and links in a graph. Immutable. Removed
 * ordinals keep their nodes.
 */
public final class Segment {
  private final int[] ordinals;
  private final @Nullable Codes codes;
  private final float @Nullable [] rows;
  private final @Nullable Adjacency graph;
  private final OptionalDouble recall;

  /** Takes over the arrays; ordinals ascend, rows follow each other in the order of nodes. */
  Segment(
      int[] ordinals,
      @Nullable Codes codes,
      float @Nullable [] rows,
      @Nullable Adjacency graph,
      OptionalDouble recall) {
    this.ordinals = ordinals;
    this.codes = codes;
    this.rows = rows;
    this.graph = graph;
    this.recall = recall;
  }

  /** Returns the number of nodes. */
  public int size() {
    return ordinals.length;
  }

  /** Returns the ordinal of {@code node}. */
  public int ordinal(int node) {
    return ordinals[node];
  }

  /** Returns the node of {@code ordinal}, or a negative number if it is not in this segment. */
  public int node(int ordinal) {
    return Arrays.binarySearch(ordinals, ordinal);
  }

  /** Returns a copy of the ordinals, ascending. */
  public int[] ordinals() {
    return ordinals.clone();
  }

  /** Returns the codes by node, or null if none are kept. */
  public @Nullable Codes codes() {
    return codes;
  }

  /** Returns the rows one after the other, not to be written to, or null if none are kept. */
  public float @Nullable [] rows() {
    return rows;
  }

  /** Returns the graph over the nodes, or null if there is none. */
  public @Nullable Adjacency graph() {
    return graph;
  }

  /**
   * Returns recall@10 of this segment when it was built, measured by sampled vectors of its own
   * while all vectors were at hand; empty if it was not measured.
   */
  public OptionalDouble recall() {
    return recall;
  }

  /** Returns this segment with the recall that was measured. */
  Segment withRecall(OptionalDouble measured) {
    return new Segment(ordinals, codes, rows, graph, measured);
  }

  /** Returns the heap held by each kind of content, in bytes. */
  public SectionBytes bytes() {
    return new SectionBytes(
        4L * ordinals.length,
        codes == null ? 0 : codes.bytes(),
        rows == null ? 0 : 4L * rows.length,
        graph == null ? 0 : graph.bytes());
  }
}
