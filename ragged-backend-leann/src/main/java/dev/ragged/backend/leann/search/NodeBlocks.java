package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.segment.Segment;

/** Goes through the nodes of a segment that a query may find, block by block. One thread. */
final class NodeBlocks {
  /** Few enough that their results stay in the first-level cache, many enough to pay for a call. */
  static final int MOST = 512;

  private final Segment segment;
  private final Selected selected;
  private final int[] nodes = new int[MOST];
  private int next;

  NodeBlocks(Segment segment, Selected selected) {
    this.segment = segment;
    this.selected = selected;
  }

  /** Makes the next block the current one and returns its length, 0 at the end. */
  int next() {
    int count = 0;
    while (count < MOST && next < segment.size()) {
      if (selected.contains(segment.ordinal(next))) {
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
}
