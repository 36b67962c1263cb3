package dev.ragged.memory.store;

import java.util.Objects;

/**
 * A topic that was met in an interaction. Immutable.
 *
 * @param name the topic
 * @param asked whether the question spoke of it; else only what was found did
 * @param confidence how sure that is, in (0, 1]
 */
public record TopicSeen(String name, boolean asked, double confidence) {
  public TopicSeen {
    Objects.requireNonNull(name, "name");
  }
}
