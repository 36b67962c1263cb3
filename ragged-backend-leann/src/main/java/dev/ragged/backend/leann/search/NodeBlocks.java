package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.segment.Segment;

/** Goes through the nodes of a segment that a query may find, block by block. One thread. */
final class NodeBlocks {
  private final Segment segment;
  private final Selected selected;
  private final int width;
  private final int[] nodes;
  private final int[] ordinals;
  private int next;

  /**
   * @param most the largest number of nodes in a block
   * @param width a block's last node comes less than so many after its first; at least {@code most}
   */
  NodeBlocks(Segment segment, Selected selected, int most, int width) {
    this.segment = segment;
    this.selected = selected;
    this.width = width;
    this.nodes = new int[most];
    this.ordinals = new int[most];
  }

  /** Makes the next block the current one and returns its length, 0 at the end. */
  int next() {
    int count = 0;
    int end = segment.size();
    while (count < nodes.length && next < end) {
      int ordinal = segment.ordinal(next);
      if (selected.contains(ordinal)) {
        if (count == 0) {
          end = (int) Math.min(end, (long) next + width);
        }
        ordinals[count] = ordinal;
        nodes[count++] = next;
      }
      next++;
    }
    return count;
  }

  /** Returns the nodes of the current block, ascending; valid until the next call of next. */
  int[] nodes() {
    return nodes;
  }

  /** Returns the ordinals of the current block's nodes; valid until the next call of next. */
  int[] ordinals() {
    return ordinals;
  }
}
