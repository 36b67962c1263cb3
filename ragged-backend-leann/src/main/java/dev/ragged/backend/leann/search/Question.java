package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.recompute.Deadline;
import dev.ragged.index.Effort;
import dev.ragged.index.Neighbors;
import dev.ragged.index.SearchCost;
import dev.ragged.index.TopOrdinals;
import dev.ragged.index.VectorQuery;

/**
 * One query on its way through the index: what it asks, the best that was found so far, and what
 * that has cost. One thread at a time.
 */
final class Question {
  /**
   * Vectors fetched at once under a deadline. A call that comes too late is of no use to the
   * answer, however much of it was done, so it is a small one.
   */
  private static final int HASTY_WAVE = 16;

  private final VectorQuery query;
  private final float[] vector;
  private final Selected selected;
  private final TopOrdinals best;

  /** The same as {@code best} if all neighbors must be exact, so that none is kept twice. */
  private final TopOrdinals exactBest;

  private final Deadline deadline;
  private long comparisons;
  private long asked;
  private long recomputed;
  private boolean exact = true;
  private boolean truncated;
  private SegmentPlan plan = SegmentPlan.NEW_VECTORS;
  private int plannedFor;

  /**
   * @param vector the query's vector, prepared
   */
  Question(VectorQuery query, float[] vector, Selected selected, Deadline deadline) {
    this.query = query;
    this.vector = vector;
    this.selected = selected;
    this.best = new TopOrdinals(wanted());
    this.exactBest = exact() == wanted() ? best : new TopOrdinals(exact());
    this.deadline = deadline;
  }

  /** Returns the prepared vector, which must not be written to. */
  float[] vector() {
    return vector;
  }

  VectorQuery query() {
    return query;
  }

  Selected selected() {
    return selected;
  }

  Effort effort() {
    return query.effort();
  }

  /** Returns how many neighbors the answer will have, unless a budget ends the search early. */
  int wanted() {
    return Math.min(query.k(), selected.size());
  }

  /** Returns how many of them must have exact scores. */
  int exact() {
    return Math.min(query.exact(), wanted());
  }

  /** Offers a neighbor with its exact score. */
  void offer(int ordinal, float score) {
    exactBest.offer(ordinal, score);
    if (exactBest != best) {
      best.offer(ordinal, score);
    }
  }

  /** Offers neighbors with their exact scores, the <i>i</i>-th with the <i>i</i>-th. */
  void offer(int[] ordinals, int count, float[] scores) {
    exactBest.offer(ordinals, count, scores);
    if (exactBest != best) {
      best.offer(ordinals, count, scores);
    }
  }

  /** Offers a neighbor by an estimate of its score, which puts it behind the exact ones. */
  void offerEstimate(int ordinal, float score) {
    best.offer(ordinal, exactBest.isFull() ? Math.min(score, exactBest.worst()) : score);
  }

  /** Returns whether a neighbor that scores at most {@code score} can be among the exact ones. */
  boolean mayEnter(float score) {
    return exactBest.wouldKeep(score);
  }

  /** Returns how many of the exact neighbors are still unknown. */
  int missing() {
    return exact() - exactBest.size();
  }

  void compared(long count) {
    comparisons += count;
  }

  /** Counts vectors that the search came to need, wherever they are taken from. */
  void asked(long count) {
    asked += count;
  }

  /** Counts vectors that were embedded for this search. */
  void recomputed(long count) {
    recomputed += count;
  }

  /** Says how a part of the index is searched; the answer reports the plan of its largest part. */
  void planned(SegmentPlan chosen, int nodes) {
    exact &= chosen.exact();
    if (nodes >= plannedFor) {
      plan = chosen;
      plannedFor = nodes;
    }
  }

  /** Returns how many more vectors the budget lets this search need. */
  int recomputationsLeft() {
    return (int) Math.max(0, query.budget().recomputations() - asked);
  }

  /** Returns how many of {@code most} vectors to fetch at once. */
  int wave(int most) {
    return deadline.isLimited() ? Math.min(most, HASTY_WAVE) : most;
  }

  Deadline deadline() {
    return deadline;
  }

  void truncate() {
    truncated = true;
  }

  /** Returns whether the time is up; the answer says so then. */
  boolean isOver() {
    boolean over = deadline.isLimited() && deadline.hasPassed();
    truncated |= over;
    return over;
  }

  Neighbors answer() {
    return new Neighbors(
        best.neighbors(),
        new SearchCost(comparisons, recomputed, exact && !truncated, truncated, plan.phrase()));
  }
}
