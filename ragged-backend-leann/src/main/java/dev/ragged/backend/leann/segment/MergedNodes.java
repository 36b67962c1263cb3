package dev.ragged.backend.leann.segment;

import dev.ragged.index.OrdinalSet;
import java.util.Arrays;
import java.util.List;

/**
 * Where the nodes of a merged segment come from: what lives in the parts, by ordinal. Immutable;
 * the arrays are not copied.
 */
final class MergedNodes {
  private final int[] ordinals;
  private final int[] parts;
  private final int[] nodes;

  private MergedNodes(int count) {
    ordinals = new int[count];
    parts = new int[count];
    nodes = new int[count];
  }

  static MergedNodes of(List<Segment> parts, OrdinalSet present) {
    int total = parts.stream().mapToInt(Segment::size).sum();
    // Ordinal above, position among the nodes of all parts below: sorts by ordinal.
    long[] keys = new long[total];
    int count = 0;
    int offset = 0;
    for (Segment part : parts) {
      for (int node = 0; node < part.size(); node++) {
        int ordinal = part.ordinal(node);
        if (present.contains(ordinal)) {
          keys[count++] = ((long) ordinal << Integer.SIZE) | (offset + node);
        }
      }
      offset += part.size();
    }
    Arrays.sort(keys, 0, count);
    return of(parts, keys, count);
  }

  private static MergedNodes of(List<Segment> parts, long[] keys, int count) {
    MergedNodes merged = new MergedNodes(count);
    for (int i = 0; i < count; i++) {
      int position = (int) keys[i];
      int part = 0;
      while (position >= parts.get(part).size()) {
        position -= parts.get(part++).size();
      }
      merged.ordinals[i] = (int) (keys[i] >>> Integer.SIZE);
      merged.parts[i] = part;
      merged.nodes[i] = position;
    }
    return merged;
  }

  /** Returns what lives in the parts, ascending. */
  int[] ordinals() {
    return ordinals;
  }

  /** Returns the number of the part that the {@code i}-th comes from. */
  int part(int i) {
    return parts[i];
  }

  /** Returns the node that the {@code i}-th has there. */
  int node(int i) {
    return nodes[i];
  }

  int size() {
    return ordinals.length;
  }
}
