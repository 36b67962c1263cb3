package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.graph.Adjacency;
import dev.ragged.backend.leann.graph.GraphWalk;
import dev.ragged.backend.leann.graph.NodeScorer;
import dev.ragged.backend.leann.graph.WalkParameters;
import dev.ragged.backend.leann.segment.Segment;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Walks graphs whose nodes can be scored from memory. Thread-safe: it lends its scratch to one
 * search at a time, and makes as much as there are searches at once.
 */
final class WalkSearch {
  // Not thread-locals: virtual threads would each make their own, and a closed index would leave
  // its behind.
  private final ConcurrentLinkedDeque<GraphWalk> idle = new ConcurrentLinkedDeque<>();

  /** Takes what a walk has found. */
  interface Finds {
    /** Takes the walk, whose results are valid during the call. */
    void take(GraphWalk walk);
  }

  /** Walks until enough allowed nodes are found, or all there are. */
  void run(Question question, Segment segment, NodeScorer scorer, Walk plan, Finds finds) {
    Adjacency graph = Objects.requireNonNull(segment.graph(), "graph");
    GraphWalk walk = idle.pollFirst();
    if (walk == null) {
      walk = new GraphWalk();
    }
    int kept = plan.candidates();
    walk(walk, graph, scorer, kept);
    question.compared(walk.scored());
    while (kept < graph.size() && !hasEnough(question, segment, walk, plan.owed())) {
      kept = (int) Math.min(graph.size(), 2L * kept);
      walk(walk, graph, scorer, kept);
      question.compared(walk.scored());
    }
    finds.take(walk);
    idle.addFirst(walk);
  }

  private static void walk(GraphWalk walk, Adjacency graph, NodeScorer scorer, int kept) {
    walk.start(graph, WalkParameters.of(kept));
    for (int count = walk.next(); count > 0; count = walk.next()) {
      scorer.score(walk.nodes(), count, walk.scores());
    }
  }

  private static boolean hasEnough(Question question, Segment segment, GraphWalk walk, int owed) {
    int found = 0;
    for (int i = 0; i < walk.found() && found < owed; i++) {
      found += question.selected().contains(segment.ordinal(walk.node(i))) ? 1 : 0;
    }
    return found >= owed;
  }
}
