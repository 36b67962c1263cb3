package dev.ragged.backend.leann.graph;

import java.util.Arrays;

/**
 * Thins level 0 out and spares its hubs: the nodes that most others link to, through which most
 * walks pass.
 *
 * <p>LEANN, algorithm 3, with two differences: hubs are told by the links that lead to them, as the
 * number of a node's own links is capped; and a node chooses again among the links it has, which
 * are the best of a search already.
 */
final class HubPruning {
  private final LayerLinks links;
  private final GraphParameters parameters;

  HubPruning(LayerLinks links, GraphParameters parameters) {
    this.links = links;
    this.parameters = parameters;
  }

  /** Returns the thinned links; {@code workers} are the layer's, one per thread. */
  LayerLinks prune(LayerWorker[] workers, Phases phases) {
    int size = links.table().size();
    int capacity = links.table().capacity();
    int[] degrees = inDegrees();
    long leastHub = leastHub(degrees);
    LayerLinks pruned = new LayerLinks(size, capacity);
    phases.run(
        size,
        (worker, id) -> {
          boolean hub = rank(id, degrees[id]) >= leastHub;
          int limit = hub ? capacity : parameters.ordinaryLinks();
          workers[worker].thin(id, links, limit, pruned);
        });
    int[] ids = new int[size];
    Arrays.setAll(ids, i -> i);
    ReverseLinks reverse = new ReverseLinks(pruned);
    reverse.collect(ids, 0, size);
    phases.run(reverse.groups(), (worker, group) -> workers[worker].extend(reverse, group, pruned));
    return pruned;
  }

  /** Returns the rank of the last node that is a hub; more than any rank if there are none. */
  private long leastHub(int[] degrees) {
    long[] ranks = new long[degrees.length];
    for (int id = 0; id < ranks.length; id++) {
      ranks[id] = rank(id, degrees[id]);
    }
    Arrays.sort(ranks);
    int hubs = (int) Math.round(parameters.hubShare() * ranks.length);
    return hubs == 0 ? Long.MAX_VALUE : ranks[ranks.length - hubs];
  }

  /** More links first, then the smaller number. */
  private static long rank(int id, int inDegree) {
    return (long) inDegree << 32 | (Integer.MAX_VALUE - id);
  }

  private int[] inDegrees() {
    LinkTable table = links.table();
    int[] degrees = new int[table.size()];
    for (int id = 0; id < degrees.length; id++) {
      for (int i = 0; i < table.degree(id); i++) {
        degrees[table.link(id, i)]++;
      }
    }
    return degrees;
  }
}
