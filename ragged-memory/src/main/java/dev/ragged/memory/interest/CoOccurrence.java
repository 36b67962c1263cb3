package dev.ragged.memory.interest;

import dev.ragged.document.Texts;

/**
 * How often two topics were met together; which one is named first does not matter. Immutable.
 *
 * @param count at least 1
 */
public record CoOccurrence(String topic, String other, long count) {
  public CoOccurrence {
    Texts.requireId(topic, "topic", TopicCounts.MAX_TOPIC);
    Texts.requireId(other, "other", TopicCounts.MAX_TOPIC);
    if (topic.equals(other)) {
      throw new IllegalArgumentException(
          "topic and other must differ: topic=" + topic + "; its frequency counts it alone");
    }
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1: count=" + count);
    }
  }
}
