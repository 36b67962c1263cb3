package dev.ragged.memory.activity;

import java.util.Objects;

/**
 * How much was asked about a topic in one period and in another. Immutable.
 *
 * @param topic its name
 * @param before questions in the first period
 * @param after questions in the second
 * @param change difference in questions per 24 hours; above 0 if there are more in the second
 */
public record TopicChange(String topic, long before, long after, double change) {
  public TopicChange {
    Objects.requireNonNull(topic, "topic");
  }
}
