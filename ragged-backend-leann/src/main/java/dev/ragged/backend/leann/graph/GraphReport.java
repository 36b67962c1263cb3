package dev.ragged.backend.leann.graph;

import java.util.Arrays;
import java.util.List;

/**
 * What a build made. Immutable.
 *
 * @param nodes number of nodes
 * @param links number of links at level 0, each in one direction
 * @param degrees how many nodes have 0, 1, ... links at level 0
 * @param twins how many nodes are as close to another as to themselves, and have links of their own
 *     only to be reached
 * @param repaired how many of the other nodes could not be reached until a link was added for each
 */
public record GraphReport(int nodes, long links, List<Integer> degrees, int twins, int repaired) {
  public GraphReport {
    degrees = List.copyOf(degrees);
  }

  static GraphReport of(Graph graph, int twins, int repaired) {
    int[] degrees = new int[graph.maxDegree() + 1];
    long links = 0;
    for (int node = 0; node < graph.size(); node++) {
      int degree = graph.base().degree(node);
      degrees[degree]++;
      links += degree;
    }
    return new GraphReport(
        graph.size(), links, Arrays.stream(degrees).boxed().toList(), twins, repaired);
  }
}
