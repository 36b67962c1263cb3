package dev.ragged.memory.graph;

import java.time.Instant;
import java.util.Objects;

/**
 * A topic that a persona met. Immutable.
 *
 * @param topic its name
 * @param asked questions that spoke of it, at least 0
 * @param found interactions in which only what was found spoke of it, at least 0
 * @param firstAt the first of its questions, or of what was found if there are none
 * @param lastAt the last of them
 * @param documents distinct documents shown for its questions, at least 0
 */
public record TopicNode(
    String topic, long asked, long found, Instant firstAt, Instant lastAt, long documents)
    implements GraphElement {
  public TopicNode {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(firstAt, "firstAt");
    Objects.requireNonNull(lastAt, "lastAt");
  }
}
