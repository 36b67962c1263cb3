package dev.ragged.memory.rank;

import dev.ragged.memory.interest.ExponentialDecay;
import dev.ragged.memory.rank.RankingReason.RelatedTopics;
import dev.ragged.memory.rank.RankingReason.TopicMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds what is personal about candidates, as {@link BlendedRanking} weighs it. */
record EvidenceFinder(
    double minConfidence, long minFrequency, long minCoOccurrence, ExponentialDecay accessDecay) {
  private static final double PER_PAIR = 0.1;

  /** Returns the evidence of each candidate, in their order. */
  List<Evidence> find(List<RankingCandidate> candidates, RankingContext context) {
    return candidates.stream().map(candidate -> find(candidate, context)).toList();
  }

  private Evidence find(RankingCandidate candidate, RankingContext context) {
    List<TopicMatch> matches =
        Findings.matches(
            candidate,
            context,
            interest ->
                interest.confidence() >= minConfidence && interest.frequency() >= minFrequency);
    List<RelatedTopics> pairs = pairs(candidate, context);
    List<RankingReason> reasons = new ArrayList<>(matches);
    Findings.accessed(candidate, context).ifPresent(reasons::add);
    reasons.addAll(pairs);
    return new Evidence(
        Findings.boundedSum(
            matches, match -> match.salience() * match.confidence() * match.recency()),
        candidate
            .access()
            .map(access -> accessDecay.weight(access.last(), context.now()))
            .orElse(0.0),
        Math.min(1, PER_PAIR * pairs.size()),
        reasons);
  }

  private List<RelatedTopics> pairs(RankingCandidate candidate, RankingContext context) {
    List<RelatedTopics> pairs = new ArrayList<>();
    for (String queryTopic : context.queryTopics()) {
      Map<String, Long> partners = context.profile().coOccurrences().with(queryTopic);
      if (partners.isEmpty()) {
        continue;
      }
      for (CandidateTopic topic : candidate.topics()) {
        long count = partners.getOrDefault(topic.topic(), 0L);
        if (count >= minCoOccurrence && topic.salience() > 0) {
          pairs.add(new RelatedTopics(queryTopic, topic.topic(), count));
        }
      }
    }
    return pairs;
  }
}
