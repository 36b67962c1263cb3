package dev.ragged.memory.rank;

import dev.ragged.memory.interest.ExponentialDecay;
import dev.ragged.memory.rank.RankingReason.RelatedTopics;
import dev.ragged.memory.rank.RankingReason.TopicMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what is personal about candidates, as {@link BlendedRanking} weighs it. */
record EvidenceFinder(
    double minConfidence, long minFrequency, long minCoOccurrence, ExponentialDecay accessDecay) {
  private static final double PER_PAIR = 0.1;

  /** Evidence that one weak match gives, as it may by chance: this much counts nothing. */
  private static final double CHANCE = 0.25;

  /** Returns the evidence of each candidate, in their order. */
  List<Evidence> find(List<RankingCandidate> candidates, RankingContext context) {
    List<List<TopicMatch>> matches =
        candidates.stream().map(candidate -> matches(candidate, context)).toList();
    Map<String, Integer> having = new HashMap<>();
    matches.forEach(found -> found.forEach(match -> having.merge(match.topic(), 1, Integer::sum)));
    List<Evidence> evidence = new ArrayList<>(candidates.size());
    for (int i = 0; i < candidates.size(); i++) {
      evidence.add(find(candidates.get(i), matches.get(i), having, candidates.size(), context));
    }
    return evidence;
  }

  private List<TopicMatch> matches(RankingCandidate candidate, RankingContext context) {
    return Findings.matches(
        candidate,
        context,
        interest -> interest.confidence() >= minConfidence && interest.frequency() >= minFrequency);
  }

  private Evidence find(
      RankingCandidate candidate,
      List<TopicMatch> matches,
      Map<String, Integer> having,
      int candidates,
      RankingContext context) {
    List<RelatedTopics> pairs = pairs(candidate, context);
    List<RankingReason> reasons = new ArrayList<>(matches);
    Findings.accessed(candidate, context).ifPresent(reasons::add);
    reasons.addAll(pairs);
    return new Evidence(
        topics(matches, having, candidates),
        candidate
            .access()
            .map(access -> accessDecay.weight(access.last(), context.now()))
            .orElse(0.0),
        Math.min(1, PER_PAIR * pairs.size()),
        reasons);
  }

  // Each interest that a candidate is about is evidence for it, joined as probabilities are, so
  // that
  // the sum stays below 1 however many there are. What most candidates are about tells them apart
  // less, and what all are about not at all: without that share, words that occur everywhere
  // outweigh those of the persona's field (the benchmark PersonalLift shows it).
  private static double topics(
      List<TopicMatch> matches, Map<String, Integer> having, int candidates) {
    double none = 1;
    for (TopicMatch match : matches) {
      int others = having.getOrDefault(match.topic(), 1) - 1;
      double specific = candidates == 1 ? 1 : 1 - (double) others / (candidates - 1);
      none *= 1 - match.salience() * match.confidence() * match.recency() * specific;
    }
    return Math.max(0, (1 - none - CHANCE) / (1 - CHANCE));
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
