package dev.ragged.memory.rank;

import dev.ragged.document.Texts;
import dev.ragged.memory.interest.TopicCounts;

/**
 * What a candidate is about. Immutable.
 *
 * @param topic compared exactly with the topics of the profile and of the query
 * @param salience how much of the candidate is about it, from 0 to 1
 */
public record CandidateTopic(String topic, double salience) {
  public CandidateTopic {
    Texts.requireId(topic, "topic", TopicCounts.MAX_TOPIC);
    Fractions.require(salience, "salience");
  }
}
