package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.StorageMode;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.backend.leann.segment.Segment;
import dev.ragged.index.Effort;

/**
 * Decides how a segment is searched: from what it keeps, how many of its nodes are allowed, and the
 * query. Neither the clock nor what a cache holds has a say, so that the same query is answered the
 * same way every time. Thread-safe.
 */
final class Planner {
  // How many standard deviations a code may be off before a true neighbor is missed: one in 6, 22,
  // 35 and 160 is off by more in this direction. With codes finer than one bit, whose margins are
  // narrow, a wider choice costs hardly a vector. See docs/benchmarks/leann.md for recall.
  private static final float FAST_MARGINS = 1;
  private static final float BALANCED_MARGINS = 1.7f;
  private static final float BALANCED_FINE_MARGINS = 1.9f;
  private static final float THOROUGH_MARGINS = 2.5f;

  private final LeannOptions options;
  private final SearchPolicy policy;

  Planner(LeannOptions options, SearchPolicy policy) {
    this.options = options;
    this.policy = policy;
  }

  /**
   * Returns the plan for {@code segment}.
   *
   * @param allowed how many of its nodes may be found
   * @param k how many neighbors are wanted
   */
  SegmentPlan plan(Segment segment, int allowed, int k, Effort effort) {
    if (allowed == 0) {
      return SegmentPlan.NOTHING;
    }
    boolean all = effort.candidates() == Integer.MAX_VALUE;
    boolean walk =
        segment.graph() != null
            && !all
            && allowed > rowsPerCandidate(segment) * walkCandidates(segment, allowed, k, effort);
    if (segment.rows() != null) {
      if (!walk) {
        return SegmentPlan.ROW_SCAN;
      }
      return segment.codes() == null ? SegmentPlan.ROW_WALK : SegmentPlan.CODE_WALK;
    }
    if (all || (segment.codes() == null && !walk)) {
      return SegmentPlan.RECOMPUTE_ALL;
    }
    if (segment.codes() == null) {
      return SegmentPlan.RECOMPUTE_WALK;
    }
    if (options.storage() == StorageMode.FULL) {
      return SegmentPlan.CODE_SCORES;
    }
    return SegmentPlan.CODE_SCAN;
  }

  /**
   * Returns how many candidates a walk keeps. Where only a share of the nodes is allowed, as many
   * more as it takes to find as many that are.
   */
  private long walkCandidates(Segment segment, int allowed, int k, Effort effort) {
    long least = effort.candidates() == 0 ? policy.candidates() : effort.candidates();
    long wanted = Math.max(least, k + k / 2L);
    return Math.min(segment.size(), wanted * segment.size() / allowed);
  }

  /** Returns how the graph of a segment is walked for {@code question}. */
  Walk walk(Segment segment, int allowed, Question question) {
    int k = question.wanted();
    return new Walk(
        (int) walkCandidates(segment, allowed, k, question.effort()), Math.min(allowed, k));
  }

  /** Returns what takes the estimates of all codes for {@code question}. */
  Promises promises(Question question) {
    boolean allExact = question.exact() == question.wanted();
    return new Promises(
        reranked(question.exact(), question.effort()),
        allExact ? 0 : question.wanted(),
        margins(question.effort()));
  }

  /** Returns how many margins of error a code is trusted to be off by. */
  float margins(Effort effort) {
    float balanced =
        options.codec() == VectorCodec.RABITQ_1 ? BALANCED_MARGINS : BALANCED_FINE_MARGINS;
    if (effort.candidates() == 0) {
      return balanced;
    }
    return effort.candidates() <= Effort.FAST.candidates()
        ? FAST_MARGINS
        : effort.candidates() >= Effort.THOROUGH.candidates() ? THOROUGH_MARGINS : balanced;
  }

  /** Returns how many of a segment's codes may be followed up by a recomputed vector. */
  int reranked(int k, Effort effort) {
    long least = effort.candidates() == 0 ? policy.reranked() : effort.candidates();
    return (int) Math.min(Integer.MAX_VALUE, Math.max(least, 2L * k));
  }

  /** Returns how many vectors a walk over recomputed ones asks for at once. */
  int beam() {
    return switch (options.traversal()) {
      case NAIVE -> 1;
      case OPTIMISED -> policy.beam();
    };
  }

  private long rowsPerCandidate(Segment segment) {
    return segment.rows() != null ? policy.rowsPerCandidate() : policy.vectorsPerCandidate();
  }
}
