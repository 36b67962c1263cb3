package dev.ragged.memory.store;

import dev.ragged.spi.DocumentKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What one interaction teaches. Immutable.
 *
 * @param interaction its number in the log
 * @param at when it was asked
 * @param topics the topics that were met, each once
 * @param documents the documents that were shown, each once
 */
public record Lesson(
    long interaction, Instant at, List<TopicSeen> topics, List<DocumentKey> documents) {
  public Lesson {
    Objects.requireNonNull(at, "at");
    topics = List.copyOf(topics);
    documents = List.copyOf(documents);
  }
}
