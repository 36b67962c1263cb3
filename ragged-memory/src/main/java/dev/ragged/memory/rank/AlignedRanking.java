package dev.ragged.memory.rank;

import dev.ragged.memory.rank.RankingReason.TopicMatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Multiplies the base score: base * (1 + alignment + 0.1 if the persona used the candidate before),
 * at most 1. Immutable.
 *
 * <p>Alignment is the mean confidence of the persona's interest in what the candidate is about,
 * weighed by salience; topics that are not in the profile count as 0. So a candidate that is about
 * one thing that the persona cares about rises further than one that mentions it among others. It
 * wants three candidates fetched per one returned.
 */
public final class AlignedRanking implements RankingStrategy {
  private static final double SEEN = 0.1;
  private static final double RETRIEVE_MULTIPLIER = 3;

  /** Makes the strategy; it has no options. */
  public AlignedRanking() {}

  @Override
  public List<RankedCandidate> rank(
      List<RankingCandidate> inBaseOrder, RankingContext context, int k) {
    Reordering.check(inBaseOrder, k);
    return Reordering.best(inBaseOrder, k, i -> aligned(inBaseOrder.get(i), context));
  }

  private static Scored aligned(RankingCandidate candidate, RankingContext context) {
    List<TopicMatch> matches = Findings.matches(candidate, context, interest -> true);
    List<RankingReason> reasons = new ArrayList<>(matches);
    Findings.accessed(candidate, context).ifPresent(reasons::add);
    Scored scored = Scored.from(candidate, 1, reasons);
    scored.addShare("alignment", alignment(candidate, matches), 1);
    scored.addShare("seen", candidate.access().isPresent() ? 1 : 0, SEEN);
    return scored;
  }

  private static double alignment(RankingCandidate candidate, List<TopicMatch> matches) {
    double all = candidate.topics().stream().mapToDouble(CandidateTopic::salience).sum();
    double cared = 0;
    for (TopicMatch match : matches) {
      cared += match.salience() * match.confidence();
    }
    return all == 0 ? 0 : Math.min(1, cared / all);
  }

  @Override
  public int fetch(int k) {
    return (int) Math.ceil(k * RETRIEVE_MULTIPLIER);
  }
}
