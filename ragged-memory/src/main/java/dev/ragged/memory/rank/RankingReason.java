package dev.ragged.memory.rank;

import java.time.Duration;

/** What about a candidate and a persona moved its score. Immutable. */
public sealed interface RankingReason {
  /**
   * The candidate is about a topic that the persona cares about.
   *
   * @param salience how much of the candidate is about it, from 0 to 1
   * @param confidence of the interest, from 0 to 1
   * @param recency of the interest, from 0 to 1
   */
  record TopicMatch(String topic, double salience, double confidence, double recency)
      implements RankingReason {}

  /**
   * The persona used the candidate before.
   *
   * @param times how often, at least 1
   * @param age time since the last time, never negative
   */
  record Accessed(long times, Duration age) implements RankingReason {}

  /**
   * The persona met a topic of the query and one of the candidate together.
   *
   * @param count how often
   */
  record RelatedTopics(String queryTopic, String candidateTopic, long count)
      implements RankingReason {}

  /** The candidate is about a topic that the persona declared as an interest. */
  record DeclaredInterest(String topic) implements RankingReason {}

  /** The candidate is about a topic that the persona does not want. */
  record ExcludedTopic(String topic) implements RankingReason {}
}
