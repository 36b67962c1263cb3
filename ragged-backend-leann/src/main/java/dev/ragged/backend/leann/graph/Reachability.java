package dev.ragged.backend.leann.graph;

import java.util.BitSet;

/**
 * Sees to it that every node of level 0 can be reached from the entry: no choice of links promises
 * that. One thread at a time.
 */
final class Reachability {
  private final LayerLinks links;
  private final LinkTable table;
  private final BitSet reached;
  private final int[] stack;
  private final int[] neighbors;
  private final float[] closeness;

  Reachability(LayerLinks links) {
    this.links = links;
    table = links.table();
    reached = new BitSet(table.size());
    stack = new int[table.size()];
    neighbors = new int[table.capacity()];
    closeness = new float[table.capacity()];
  }

  /**
   * Links each node that cannot be reached from one close to it that can.
   *
   * @param graph the links with the layers above, for walks
   * @return how many nodes got such a link, twins not counted: all of those do
   */
  int repair(Graph graph, LayerWorker worker, WalkParameters walk) {
    if (graph.size() == 0) {
      return 0;
    }
    int repaired = 0;
    spread(graph.entry());
    for (int id = 0; (id = reached.nextClearBit(id)) < table.size(); ) {
      int host = reachedLink(id);
      if (host < 0) {
        host = nearestReached(worker.search(graph, id, walk), graph.entry());
      }
      attach(id, host, worker.comparer());
      spread(id);
      repaired += links.isTwin(id) ? 0 : 1;
    }
    return repaired;
  }

  /** Marks {@code start} and all that it leads to as reached. */
  private void spread(int start) {
    int top = 0;
    reached.set(start);
    stack[top++] = start;
    while (top > 0) {
      int id = stack[--top];
      for (int i = 0; i < table.degree(id); i++) {
        int link = table.link(id, i);
        if (!reached.get(link)) {
          reached.set(link);
          stack[top++] = link;
        }
      }
    }
  }

  /** Returns the closest reached node that {@code id} links to, or -1. */
  private int reachedLink(int id) {
    long closest = Candidate.NONE;
    for (int i = 0; i < table.degree(id); i++) {
      if (reached.get(table.link(id, i))) {
        closest = Math.min(closest, Candidate.of(table.link(id, i), links.closeness(id, i)));
      }
    }
    return closest == Candidate.NONE ? -1 : Candidate.node(closest);
  }

  private int nearestReached(GraphWalk walk, int entry) {
    for (int i = 0; i < walk.found(); i++) {
      // A walk also comes to nodes that only the layers above lead to.
      if (reached.get(walk.node(i))) {
        return walk.node(i);
      }
    }
    return entry;
  }

  /**
   * Links {@code id} from {@code host}, or from a neighbor of it that has room. A twin is linked
   * from a twin if it can be, so that who comes to {@code host} meets few of them.
   */
  private void attach(int id, int host, Comparer comparer) {
    comparer.target(id);
    neighbors[0] = host;
    comparer.score(neighbors, 1, closeness);
    float hostCloseness = closeness[0];
    int degree = table.copy(host, neighbors);
    comparer.score(neighbors, degree, closeness);
    int closest = 0;
    int roomy = -1;
    for (int i = 0; i < degree; i++) {
      if (closeness[i] > closeness[closest]) {
        closest = i;
      }
      if (links.hasRoom(neighbors[i]) && (roomy < 0 || closeness[i] > closeness[roomy])) {
        roomy = i;
      }
    }
    boolean twin = links.isTwin(id) && degree > 0 && closeness[closest] >= hostCloseness;
    if (roomy >= 0 && (twin ? closeness[roomy] >= hostCloseness : !links.hasRoom(host))) {
      links.append(neighbors[roomy], id, closeness[roomy]);
    } else if (!twin && links.hasRoom(host)) {
      links.append(host, id, hostCloseness);
    } else {
      insert(id, host, hostCloseness, closest);
    }
  }

  /** Makes {@code id} a stop on the way from {@code host} to its neighbor {@code i}. */
  private void insert(int id, int host, float hostCloseness, int i) {
    int next = neighbors[i];
    if (links.hasRoom(id) && !links.contains(id, next)) {
      links.append(id, next, closeness[i]);
    } else if (!links.contains(id, next)) {
      links.put(id, table.degree(id) - 1, next, closeness[i]);
    }
    links.put(host, i, id, hostCloseness);
  }
}
