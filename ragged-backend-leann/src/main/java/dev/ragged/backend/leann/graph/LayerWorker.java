package dev.ragged.backend.leann.graph;

/** What one thread does, and holds, while a layer is built. One thread at a time. */
final class LayerWorker {
  private final Comparer comparer;
  private final LinkChoice choice;
  private final GraphWalk walk = new GraphWalk();

  LayerWorker(BuildRows rows) {
    comparer = rows.comparer();
    choice = new LinkChoice(comparer);
  }

  Comparer comparer() {
    return comparer;
  }

  LinkChoice choice() {
    return choice;
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
    choice.clear();
    for (int i = 0; i < found.found(); i++) {
      choice.add(found.node(i), found.closeness(i));
    }
    choice.choose(m);
    links.replace(id, choice);
  }

  /** Adds a group of links; if there is no room for all, chooses among old and new ones. */
  void extend(ReverseLinks reverse, int group, LayerLinks links) {
    int from = reverse.groupStart(group);
    int to = reverse.groupStart(group + 1);
    int id = reverse.target(from);
    LinkTable table = links.table();
    int degree = table.degree(id);
    if (degree + to - from <= table.capacity()) {
      for (int i = from; i < to; i++) {
        links.append(id, reverse.source(i), reverse.closeness(i));
      }
      return;
    }
    choice.clear();
    for (int i = 0; i < degree; i++) {
      if (i < links.chosen(id)) {
        choice.addChosen(table.link(id, i), links.closeness(id, i));
      } else {
        choice.add(table.link(id, i), links.closeness(id, i));
      }
    }
    for (int i = from; i < to; i++) {
      choice.add(reverse.source(i), reverse.closeness(i));
    }
    choice.choose(table.capacity());
    links.replace(id, choice);
  }
}
