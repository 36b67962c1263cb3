package dev.ragged.backend.leann.graph;

/**
 * What a graph takes that is not built yet. Immutable.
 *
 * <p>How many links a node keeps depends on its vectors, too. The figures here were measured over
 * clustered vectors of 24 and 32 dimensions, 2,000 to 8,000 of them, and are 10 % too low for
 * 22,673 of MiniLM.
 *
 * @param m links per node as they are asked for
 * @param pruned whether the lowest level is thinned out
 */
public record GraphBytes(int m, boolean pruned) {
  /** Links of a node at the lowest level, as a multiple of few {@code m}. */
  private static final double LINKS_PER_M = 1.3;

  /** What many {@code m} do not exceed, as a link has to lead where others do not. */
  private static final double MOST_LINKS = 15.5;

  /** The same where links were thinned out, hubs among them. */
  private static final double MOST_IF_PRUNED = 9.7;

  /** In memory, every 32nd list has an int that says where it begins. */
  private static final double START_BYTES = Integer.BYTES / 32.0;

  private static final int NUMBER_BITS = 7;
  private static final int MAX_NUMBER_BYTES = 5;

  /** Returns the heap in the form of {@link Graph}. */
  public long unpacked(long nodes) {
    return Math.round(
        (2.0 * m + 1) * Integer.BYTES * nodes + members((double) nodes) + tables((double) nodes));
  }

  /** Returns the heap in the form of {@link CompactGraph}. */
  public long packed(long nodes) {
    return Math.round(
        base(nodes) + START_BYTES * nodes + members((double) nodes) + tables((double) nodes));
  }

  /** Returns the bytes in a file. */
  public long saved(long nodes) {
    return Math.round(
        base(nodes) + members((double) nodes) + lists(upper((double) nodes), links(MOST_LINKS)));
  }

  private double base(long nodes) {
    return lists((double) nodes, links(pruned ? MOST_IF_PRUNED : MOST_LINKS));
  }

  private double links(double most) {
    return Math.min(LINKS_PER_M * m, most);
  }

  /**
   * Returns what packed lists take: a length each, and for each link the gap to the one before. If
   * links are spread evenly, gaps are exponential, and each 7 bits of them take a byte.
   */
  private static double lists(double nodes, double mostLinks) {
    if (nodes < 1) {
      return 0;
    }
    double links = Math.min(nodes - 1, mostLinks);
    double perLink = 1;
    for (int more = 1; more < MAX_NUMBER_BYTES; more++) {
      perLink += Math.exp(-links / nodes * (1L << (NUMBER_BITS * more)));
    }
    return nodes * (1 + links * perLink);
  }

  /** One in m is on the next level, and one in m of those on the one above, and so on. */
  private double upper(double nodes) {
    return nodes / (m - 1);
  }

  private double members(double nodes) {
    return nodes / m * Integer.BYTES;
  }

  private double tables(double nodes) {
    return upper(nodes) * (m + 1) * Integer.BYTES;
  }
}
