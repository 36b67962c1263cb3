package dev.ragged.memory.rank;

import dev.ragged.document.Texts;
import dev.ragged.memory.interest.TopicCounts;
import dev.ragged.memory.rank.RankingReason.DeclaredInterest;
import dev.ragged.memory.rank.RankingReason.ExcludedTopic;
import dev.ragged.memory.rank.RankingReason.TopicMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Follows what a persona said rather than what it did: the base score times 0.5 per excluded topic,
 * times 1.2 per declared interest, and times up to 1.1 by behaviour, at most 1. Immutable.
 *
 * <p>A topic counts if the candidate has it, with any salience above 0. Behaviour is the bounded
 * sum of salience * confidence * recency as in {@link BlendedRanking}, of every interest in the
 * profile. Excluded topics come first, so that they also take from a score that the rest would
 * raise beyond 1.
 */
public final class DeclaredInterestRanking implements RankingStrategy {
  private static final double DECLARED = 0.2;
  private static final double EXCLUDED = -0.5;
  private static final double BEHAVIOUR = 0.1;

  private final Set<String> interests;
  private final Set<String> excluded;

  /**
   * @throws IllegalArgumentException if a topic is in both sets, or is no topic
   */
  public DeclaredInterestRanking(Set<String> interests, Set<String> excluded) {
    this.interests = Set.copyOf(interests);
    this.excluded = Set.copyOf(excluded);
    this.interests.forEach(topic -> Texts.requireId(topic, "interests", TopicCounts.MAX_TOPIC));
    for (String topic : this.excluded) {
      Texts.requireId(topic, "excluded", TopicCounts.MAX_TOPIC);
      if (this.interests.contains(topic)) {
        throw new IllegalArgumentException(
            "a topic must be an interest or excluded, not both: topic=" + topic);
      }
    }
  }

  @Override
  public List<RankedCandidate> rank(
      List<RankingCandidate> inBaseOrder, RankingContext context, int k) {
    Reordering.check(inBaseOrder, k);
    return Reordering.best(inBaseOrder, k, i -> scored(inBaseOrder.get(i), context));
  }

  private Scored scored(RankingCandidate candidate, RankingContext context) {
    List<RankingReason> reasons = new ArrayList<>();
    Scored scored = Scored.from(candidate, 1, reasons);
    for (String topic : topicsIn(excluded, candidate)) {
      scored.multiply("excluded " + topic, 1, EXCLUDED);
      reasons.add(new ExcludedTopic(topic));
    }
    for (String topic : topicsIn(interests, candidate)) {
      scored.multiply("declared " + topic, 1, DECLARED);
      reasons.add(new DeclaredInterest(topic));
    }
    List<TopicMatch> matches = Findings.matches(candidate, context, interest -> true);
    reasons.addAll(matches);
    double behaviour =
        Findings.boundedSum(
            matches, match -> match.salience() * match.confidence() * match.recency());
    scored.multiply("behaviour", behaviour, BEHAVIOUR);
    return scored;
  }

  private static List<String> topicsIn(Set<String> topics, RankingCandidate candidate) {
    return candidate.topics().stream()
        .filter(topic -> topic.salience() > 0)
        .map(CandidateTopic::topic)
        .filter(topics::contains)
        .toList();
  }
}
