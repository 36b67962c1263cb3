package dev.ragged.backend.leann.graph;

/**
 * A node and its closeness in one long, so that a list of candidates is an array and its order is
 * that of the numbers: the closest first, and of equally close ones the smaller node.
 *
 * <pre>
 * bits 63 to 32  the closeness, as an int that falls when it rises
 * bits 31 to  1  the node
 * bit         0  a mark of the list's owner
 * </pre>
 */
final class Candidate {
  /** The bit for the owner of a list. */
  static final long MARK = 1;

  /** Sorts after every candidate. */
  static final long NONE = Long.MAX_VALUE;

  private Candidate() {}

  /** Returns an unmarked candidate. {@code closeness} is not NaN. */
  static long of(int node, float closeness) {
    // Adding zero makes one zero of two.
    return ((long) ~ascending(Float.floatToRawIntBits(closeness + 0.0f)) << 32)
        | (node & 0xffff_ffffL) << 1;
  }

  static int node(long candidate) {
    return (int) candidate >>> 1;
  }

  static float closeness(long candidate) {
    return Float.intBitsToFloat(ascending(~(int) (candidate >> 32)));
  }

  static boolean marked(long candidate) {
    return (candidate & MARK) != 0;
  }

  /** Maps the bits of a float to an int of the same order; its own inverse. */
  private static int ascending(int bits) {
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }
}
