package dev.ragged.memory.store;

import dev.ragged.persona.Feedback;
import dev.ragged.spi.DocumentKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An interaction, as far as a replay of the log needs it. Immutable.
 *
 * @param number its number in the log
 * @param at when it was asked
 * @param documents the documents that were shown, each once, best first
 * @param feedback what the persona thought of the answer last
 * @param topics what was learned from it, by name
 */
public record LogStep(
    long number,
    Instant at,
    String query,
    List<DocumentKey> documents,
    Optional<Feedback> feedback,
    List<TopicSeen> topics) {
  public LogStep {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(query, "query");
    documents = List.copyOf(documents);
    Objects.requireNonNull(feedback, "feedback");
    topics = List.copyOf(topics);
  }
}
