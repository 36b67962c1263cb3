package dev.ragged.memory.graph;

import java.time.Instant;
import java.util.Objects;

/**
 * Two topics that a persona met together: one question spoke of both, or it spoke of one and what
 * was found for it of the other. Immutable.
 *
 * @param topic one of them
 * @param other the other
 * @param count interactions that had both, at least 1
 * @param lastAt when the last of them was asked
 */
public record TopicPair(String topic, String other, long count, Instant lastAt)
    implements GraphElement {
  public TopicPair {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(other, "other");
    Objects.requireNonNull(lastAt, "lastAt");
  }
}
