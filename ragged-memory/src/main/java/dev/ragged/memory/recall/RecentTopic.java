package dev.ragged.memory.recall;

import java.time.Instant;
import java.util.Objects;

/**
 * A topic that the persona asked about lately. Immutable.
 *
 * @param name the topic
 * @param lastAskedAt when the last question spoke of it
 */
public record RecentTopic(String name, Instant lastAskedAt) {
  public RecentTopic {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(lastAskedAt, "lastAskedAt");
  }
}
