package dev.ragged.memory.rank;

import java.util.ArrayList;
import java.util.List;

/**
 * Adds up the score of one candidate, term by term. The score is what the terms add up to, and each
 * term is cut to the room that is left, so that an explanation sums to the last bit.
 */
final class Scored {
  private final List<ScoreTerm> terms = new ArrayList<>(4);
  private final double base;
  private final List<RankingReason> reasons;
  private double score;

  private Scored(double base, List<RankingReason> reasons) {
    this.base = base;
    this.reasons = reasons;
  }

  /** Starts from a share of the base score. */
  static Scored from(RankingCandidate candidate, double weight, List<RankingReason> reasons) {
    Scored scored = new Scored(candidate.baseScore(), reasons);
    scored.add("base", candidate.baseScore(), weight);
    return scored;
  }

  /** Adds {@code weight * value}. */
  void add(String name, double value, double weight) {
    add(name, value, weight, weight * value);
  }

  /** Adds {@code weight * value} of the base score. */
  void addShare(String name, double value, double weight) {
    add(name, value, weight, base * weight * value);
  }

  /** Multiplies the score by {@code 1 + weight * value}. */
  void multiply(String name, double value, double weight) {
    add(name, value, weight, score * weight * value);
  }

  private void add(String name, double value, double weight, double wanted) {
    // Both bounds are reached exactly: score + (1 - score) rounds to 1 for every score in [0, 1].
    double contribution = Math.max(-score, Math.min(wanted, 1 - score));
    terms.add(new ScoreTerm(name, value, weight, contribution));
    score += contribution;
  }

  double score() {
    return score;
  }

  List<ScoreTerm> terms() {
    return terms;
  }

  List<RankingReason> reasons() {
    return reasons;
  }
}
