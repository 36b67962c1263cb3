package dev.ragged.backend.hnsw;

import dev.ragged.index.OrdinalSet;
import java.util.BitSet;

/**
 * A graph that is being filled: which ordinals were handed to a worker, and which are linked. An
 * ordinal that a worker has touched is never handed out again, for hnswlib links none twice.
 * Guarded by the lock of {@link GraphBuilder}.
 */
final class Growth {
  private final Graph graph;
  private final BitSet claimed = new BitSet();
  private final BitSet linked = new BitSet();

  Growth(Graph graph) {
    this.graph = graph;
  }

  Graph graph() {
    return graph;
  }

  /** Returns whether nothing was ever handed out. */
  boolean isUntouched() {
    return claimed.isEmpty();
  }

  /** Returns how many of {@code present} have not been handed out. */
  int waiting(OrdinalSet present) {
    return present.andNot(OrdinalSet.copyOf(claimed)).size();
  }

  /** Hands out up to {@code most} of {@code present}. */
  OrdinalSet claim(OrdinalSet present, int most) {
    OrdinalSet ordinals =
        OrdinalSet.of(present.andNot(OrdinalSet.copyOf(claimed)).stream().limit(most).toArray());
    ordinals.forEach(claimed::set);
    return ordinals;
  }

  void link(BitSet ordinals) {
    linked.or(ordinals);
  }

  /** Takes back what was handed out, from the ordinal {@code first} on; -1 for nothing. */
  void giveBack(OrdinalSet ordinals, int first) {
    for (int i = first; i >= 0; i = ordinals.next(i + 1)) {
      claimed.clear(i);
    }
  }

  View view() {
    return new View(graph, OrdinalSet.copyOf(linked));
  }
}
