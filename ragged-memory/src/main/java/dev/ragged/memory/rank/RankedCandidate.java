package dev.ragged.memory.rank;

import java.util.List;
import java.util.Objects;

/**
 * A candidate in its personal place, with all that put it there. Immutable.
 *
 * @param score from 0 to 1; comparable only with others of the same answer
 * @param baseRank its place among the candidates as given, from 1
 * @param personalRank its place now, from 1
 * @param terms what the score is made of; their contributions, added in this order, are the score
 * @param reasons what was found about the candidate and the persona; empty if nothing was
 */
public record RankedCandidate(
    RankingCandidate candidate,
    double score,
    int baseRank,
    int personalRank,
    List<ScoreTerm> terms,
    List<RankingReason> reasons) {
  public RankedCandidate {
    Objects.requireNonNull(candidate, "candidate");
    Fractions.require(score, "score");
    if (baseRank < 1 || personalRank < 1) {
      throw new IllegalArgumentException(
          "ranks must be at least 1: baseRank=" + baseRank + ", personalRank=" + personalRank);
    }
    terms = List.copyOf(terms);
    double sum = 0;
    for (ScoreTerm term : terms) {
      sum += term.contribution();
    }
    if (sum != score) {
      throw new IllegalArgumentException(
          "score must be the sum of its terms in order: score=" + score + ", sum=" + sum);
    }
    reasons = List.copyOf(reasons);
  }

  /** Returns what the persona added to the base score; negative if it took away. */
  public double boost() {
    return score - candidate.baseScore();
  }
}
