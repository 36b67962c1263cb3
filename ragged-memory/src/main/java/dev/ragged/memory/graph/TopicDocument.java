package dev.ragged.memory.graph;

import dev.ragged.spi.DocumentKey;
import java.time.Instant;
import java.util.Objects;

/**
 * A document that a persona was shown for questions about a topic. Immutable.
 *
 * @param topic the topic that the questions spoke of
 * @param document the document
 * @param count questions about the topic that it was shown for, at least 1
 * @param lastAt when the last of them was asked
 */
public record TopicDocument(String topic, DocumentKey document, long count, Instant lastAt)
    implements GraphElement {
  public TopicDocument {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(lastAt, "lastAt");
  }
}
