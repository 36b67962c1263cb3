package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.graph.Adjacency;
import dev.ragged.backend.leann.graph.GraphWalk;
import dev.ragged.backend.leann.graph.WalkParameters;
import dev.ragged.backend.leann.segment.Segment;
import dev.ragged.index.OrdinalSet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/**
 * Walks the graph of a segment over recomputed vectors. If that finds fewer allowed ones than it
 * owes, it walks again with twice as many candidates.
 *
 * <p>Every allowed vector is offered as soon as it is compared: a budget may end the search at any
 * moment, and what was paid for shall count.
 *
 * <p>A removed node has no text any more to recompute its vector from, but its links lead on. So it
 * passes for as close as the nodes that it was met with, and is never offered.
 */
final class RecomputeWalk implements Step {
  private static final float[] GONE = {};

  private final Question question;
  private final Measure measure;
  private final Segment segment;
  private final Adjacency graph;
  private final GraphWalk walk = new GraphWalk();
  private final BitSet offered = new BitSet();
  private final int owed;
  private final int beam;
  private int candidates;
  private int handedOut;
  private int[] wanted = new int[0];
  private float ordinary = -Float.MAX_VALUE;
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
      handedOut = walk.next();
      wanted = living(handedOut);
      if (wanted.length > question.recomputationsLeft()) {
        // The last ones that can be paid for; what follows would be steered by a part of the step.
        wanted = Arrays.copyOf(wanted, question.recomputationsLeft());
        question.truncate();
        question.asked(wanted.length);
        done = true;
        return wanted;
      } else if (wanted.length > 0) {
        question.asked(wanted.length);
        return wanted;
      } else if (handedOut > 0) {
        accept(new float[0][]);
      } else if (candidates < graph.size() && found() < owed) {
        start((int) Math.min(graph.size(), 2L * candidates));
      } else {
        done = true;
      }
    }
    return new int[0];
  }

  /** Returns the ordinals of those among the nodes to be scored that were not removed. */
  private int[] living(int count) {
    OrdinalSet present = question.selected().view().present();
    int[] living = new int[count];
    int size = 0;
    for (int i = 0; i < count; i++) {
      int ordinal = segment.ordinal(walk.nodes()[i]);
      if (present.contains(ordinal)) {
        living[size++] = ordinal;
      }
    }
    return size == count ? living : Arrays.copyOf(living, size);
  }

  @Override
  public void accept(float[][] rows) {
    float sum = 0;
    int compared = 0;
    int next = 0;
    BitSet dead = new BitSet();
    for (int i = 0; i < handedOut; i++) {
      int node = walk.nodes()[i];
      boolean lives = next < wanted.length && wanted[next] == segment.ordinal(node);
      float[] row = lives ? rows[next++] : GONE;
      if (row.length == 0) {
        dead.set(i);
      } else {
        float closeness = measure.closeness(question.vector(), row);
        walk.scores()[i] = closeness;
        offer(node, closeness);
        sum += closeness;
        compared++;
      }
    }
    ordinary = compared == 0 ? ordinary : sum / compared;
    dead.stream().forEach(i -> walk.scores()[i] = ordinary);
    question.compared(compared);
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
