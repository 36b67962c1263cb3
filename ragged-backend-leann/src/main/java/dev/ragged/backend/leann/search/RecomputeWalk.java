package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.graph.Adjacency;
import dev.ragged.backend.leann.graph.GraphWalk;
import dev.ragged.backend.leann.graph.WalkParameters;
import dev.ragged.backend.leann.segment.Segment;
import java.util.BitSet;
import java.util.Objects;

/**
 * Walks the graph of a segment over recomputed vectors. If that finds fewer allowed ones than it
 * owes, it walks again with twice as many candidates.
 *
 * <p>Every allowed vector is offered as soon as it is compared: a budget may end the search at any
 * moment, and what was paid for shall count.
 */
final class RecomputeWalk implements Step {
  private final Question question;
  private final Measure measure;
  private final Segment segment;
  private final Adjacency graph;
  private final GraphWalk walk = new GraphWalk();
  private final BitSet offered = new BitSet();
  private final int owed;
  private final int beam;
  private int candidates;
  private boolean done;

  /**
   * @param beam least number of vectors asked for at once
   */
  RecomputeWalk(Question question, Measure measure, Segment segment, Walk plan, int beam) {
    this.question = question;
    this.measure = measure;
    this.segment = segment;
    this.graph = Objects.requireNonNull(segment.graph(), "graph");
    this.owed = plan.owed();
    this.beam = beam;
    start(plan.candidates());
  }

  private void start(int kept) {
    candidates = kept;
    walk.start(graph, WalkParameters.of(kept).withBeam(beam));
  }

  @Override
  public int[] next() {
    while (!done) {
      int count = walk.next();
      if (count > question.recomputationsLeft()) {
        question.truncate();
        done = true;
      } else if (count > 0) {
        question.asked(count);
        return ordinals(count);
      } else if (candidates < graph.size() && found() < owed) {
        start((int) Math.min(graph.size(), 2L * candidates));
      } else {
        done = true;
      }
    }
    return new int[0];
  }

  private int[] ordinals(int count) {
    int[] wanted = new int[count];
    for (int i = 0; i < count; i++) {
      wanted[i] = segment.ordinal(walk.nodes()[i]);
    }
    return wanted;
  }

  @Override
  public void accept(float[][] rows) {
    for (int i = 0; i < rows.length; i++) {
      float closeness = measure.closeness(question.vector(), rows[i]);
      walk.scores()[i] = closeness;
      offer(walk.nodes()[i], closeness);
    }
    question.compared(rows.length);
  }

  /** Offers a node once, though a second walk may come to it again. */
  private void offer(int node, float closeness) {
    int ordinal = segment.ordinal(node);
    if (question.selected().contains(ordinal) && !offered.get(node)) {
      offered.set(node);
      question.offer(ordinal, measure.score(closeness));
    }
  }

  private int found() {
    int found = 0;
    for (int i = 0; i < walk.found() && found < owed; i++) {
      found += question.selected().contains(segment.ordinal(walk.node(i))) ? 1 : 0;
    }
    return found;
  }

  @Override
  public Question question() {
    return question;
  }
}
