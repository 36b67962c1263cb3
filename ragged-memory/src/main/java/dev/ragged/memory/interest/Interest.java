package dev.ragged.memory.interest;

import dev.ragged.document.Texts;
import java.time.Instant;
import java.util.Objects;

/**
 * How much a persona cares about a topic at one moment. Immutable.
 *
 * @param confidence from 0 to 1
 * @param recency from 0 to 1, where 1 is now
 * @param frequency how often it was seen, at least 1
 * @param documents distinct documents about it that the persona met, at least 0
 */
public record Interest(
    String topic,
    double confidence,
    double recency,
    long frequency,
    Instant firstSeen,
    Instant lastSeen,
    long documents) {
  public Interest {
    Texts.requireId(topic, "topic", TopicCounts.MAX_TOPIC);
    Fractions.require(confidence, "confidence");
    Fractions.require(recency, "recency");
    if (frequency < 1) {
      throw new IllegalArgumentException("frequency must be at least 1: frequency=" + frequency);
    }
    Objects.requireNonNull(firstSeen, "firstSeen");
    Objects.requireNonNull(lastSeen, "lastSeen");
    if (documents < 0) {
      throw new IllegalArgumentException("documents must be at least 0: documents=" + documents);
    }
  }
}
