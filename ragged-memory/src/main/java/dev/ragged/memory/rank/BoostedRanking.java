package dev.ragged.memory.rank;

import dev.ragged.memory.rank.RankingReason.TopicMatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Multiplies the base score: base * (1 + 0.3 * topics + 0.1 * accesses), at most 1. Immutable.
 *
 * <p>Topics is the sum of salience * confidence over the candidate's topics in the profile, at most
 * 1: as the formula was first written the sum has no bound. Accesses is how often the persona used
 * the candidate, divided by the most among the candidates. The recency of an interest is left out:
 * the formula was written with a weight for it, and never used it. Against {@link BlendedRanking} a
 * poor candidate stays poor, however much the persona cares about it.
 */
public final class BoostedRanking implements RankingStrategy {
  private static final double TOPICS = 0.3;
  private static final double ACCESSES = 0.1;

  /** Makes the strategy; it has no options. */
  public BoostedRanking() {}

  @Override
  public List<RankedCandidate> rank(
      List<RankingCandidate> inBaseOrder, RankingContext context, int k) {
    Reordering.check(inBaseOrder, k);
    long mostAccesses = inBaseOrder.stream().mapToLong(BoostedRanking::times).max().orElse(0);
    return Reordering.best(
        inBaseOrder, k, i -> boosted(inBaseOrder.get(i), context, Math.max(1, mostAccesses)));
  }

  private static Scored boosted(
      RankingCandidate candidate, RankingContext context, long mostAccesses) {
    List<TopicMatch> matches = Findings.matches(candidate, context, interest -> true);
    List<RankingReason> reasons = new ArrayList<>(matches);
    Findings.accessed(candidate, context).ifPresent(reasons::add);
    double topics = 0;
    for (TopicMatch match : matches) {
      topics += match.salience() * match.confidence();
    }
    Scored scored = Scored.from(candidate, 1, reasons);
    scored.addShare("topics", Math.min(1, topics), TOPICS);
    scored.addShare("accesses", (double) times(candidate) / mostAccesses, ACCESSES);
    return scored;
  }

  private static long times(RankingCandidate candidate) {
    return candidate.access().map(Access::times).orElse(0L);
  }
}
