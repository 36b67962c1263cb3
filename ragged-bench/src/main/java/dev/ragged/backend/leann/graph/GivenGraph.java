package dev.ragged.backend.leann.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes a {@link Graph} of links that another library chose, so that the same walk can go over
 * both.
 */
public final class GivenGraph {
  private GivenGraph() {}

  /**
   * Returns the graph with {@code links}, which are not changed.
   *
   * @param links for each node, for each level from 0 up that it is on, the nodes that it leads to
   * @param entry a node on the highest level
   * @param capacity most links of a node at level 0
   * @throws IllegalArgumentException if a link leads to a node that is not on its level, or the
   *     entry is not on the highest one
   */
  public static Graph of(int[][][] links, int entry, int capacity) {
    LinkTable base = new LinkTable(links.length, capacity);
    for (int node = 0; node < links.length; node++) {
      base.fill(node, links[node][0], links[node][0].length);
    }
    base.sort();
    int[] members = members(links, entry);
    int[] positions = new int[links.length];
    Arrays.fill(positions, -1);
    for (int i = 0; i < members.length; i++) {
      positions[members[i]] = i;
    }
    List<LinkTable> layers = new ArrayList<>();
    for (int level = 1; level < links[entry].length; level++) {
      layers.add(layer(links, members, positions, level));
    }
    return new Graph(base, new UpperLayers(members, layers));
  }

  /** Returns the nodes above level 0, those of the highest level first and the entry before all. */
  private static int[] members(int[][][] links, int entry) {
    int[] members =
        IntStream.range(0, links.length)
            .filter(node -> node == entry || links[node].length > 1)
            .boxed()
            .sorted(
                Comparator.comparing((Integer node) -> -links[node].length)
                    .thenComparing(node -> node != entry))
            .mapToInt(node -> node)
            .toArray();
    if (members[0] != entry) {
      throw new IllegalArgumentException(
          "the entry must be on the highest level: entry=%d, levels=%d, highest=%d"
              .formatted(entry, links[entry].length, links[members[0]].length));
    }
    return members;
  }

  private static LinkTable layer(int[][][] links, int[] members, int[] positions, int level) {
    int size = (int) Arrays.stream(members).filter(node -> links[node].length > level).count();
    int capacity =
        IntStream.range(0, size).map(i -> links[members[i]][level].length).max().orElse(0);
    LinkTable table = new LinkTable(size, capacity);
    for (int i = 0; i < size; i++) {
      int[] there = Arrays.stream(links[members[i]][level]).map(node -> positions[node]).toArray();
      for (int position : there) {
        if (position < 0 || position >= size) {
          throw new IllegalArgumentException(
              "a link must lead to a node on its level: node=%d, level=%d"
                  .formatted(members[i], level));
        }
      }
      table.fill(i, there, there.length);
    }
    table.sort();
    return table;
  }
}
