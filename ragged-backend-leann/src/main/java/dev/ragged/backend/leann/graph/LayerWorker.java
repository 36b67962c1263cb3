package dev.ragged.backend.leann.graph;

/** What one thread does, and holds, while a layer is built. One thread at a time. */
final class LayerWorker {
  private final Comparer comparer;
  private final LinkChoice choice;
  private final GraphWalk walk = new GraphWalk();
  private final int[] self = new int[1];
  private final float[] selfCloseness = new float[1];

  LayerWorker(BuildRows rows) {
    comparer = rows.comparer();
    choice = new LinkChoice(comparer);
  }

  Comparer comparer() {
    return comparer;
  }

  /** Searches {@code graph} for what is close to {@code id} and returns the walk at its end. */
  GraphWalk search(Graph graph, int id, WalkParameters parameters) {
    comparer.target(id);
    walk.start(graph, parameters);
    for (int count; (count = walk.next()) > 0; ) {
      comparer.score(walk.nodes(), count, walk.scores());
    }
    return walk;
  }

  /** Gives {@code id}, which {@code graph} does not lead to yet, up to {@code m} links. */
  void link(Graph graph, int id, WalkParameters parameters, int m, LayerLinks links) {
    GraphWalk found = search(graph, id, parameters);
    if (found.closeness(0) >= closenessToItself(id)) {
      links.setTwin(id, found.node(0), found.closeness(0));
      return;
    }
    choice.clear();
    for (int i = 0; i < found.found(); i++) {
      choice.add(found.node(i), found.closeness(i));
    }
    choice.choose(m);
    links.replace(id, choice);
  }

  private float closenessToItself(int id) {
    self[0] = id;
    comparer.score(self, 1, selfCloseness);
    return selfCloseness[0];
  }

  /** Lets {@code id} choose among its links again, if it has more than {@code limit}. */
  void thin(int id, LayerLinks links, int limit, LayerLinks thinned) {
    if (links.table().degree(id) <= limit) {
      thinned.copy(id, links);
      return;
    }
    choice.clear();
    addAll(id, links);
    choice.choose(limit);
    thinned.replace(id, choice);
  }

  /**
   * Adds those of a group of links that are not there; if there is no room for all, chooses among
   * old and new ones.
   */
  void extend(ReverseLinks reverse, int group, LayerLinks links) {
    int from = reverse.groupStart(group);
    int to = reverse.groupStart(group + 1);
    int id = reverse.target(from);
    if (links.table().degree(id) + to - from <= links.table().capacity()) {
      for (int i = from; i < to; i++) {
        if (!links.contains(id, reverse.source(i))) {
          links.append(id, reverse.source(i), reverse.closeness(i));
        }
      }
      return;
    }
    choice.clear();
    addAll(id, links);
    for (int i = from; i < to; i++) {
      if (!links.contains(id, reverse.source(i))) {
        choice.add(reverse.source(i), reverse.closeness(i));
      }
    }
    choice.choose(links.table().capacity());
    links.replace(id, choice);
  }

  private void addAll(int id, LayerLinks links) {
    LinkTable table = links.table();
    for (int i = 0; i < table.degree(id); i++) {
      if (i < links.chosen(id)) {
        choice.addChosen(table.link(id, i), links.closeness(id, i));
      } else {
        choice.add(table.link(id, i), links.closeness(id, i));
      }
    }
  }
}
