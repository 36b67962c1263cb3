package dev.ragged.memory.activity;

import java.util.Objects;

/**
 * How many questions spoke of a topic. Immutable.
 *
 * @param topic its name
 * @param count at least 1
 */
public record TopicCount(String topic, long count) {
  public TopicCount {
    Objects.requireNonNull(topic, "topic");
  }
}
