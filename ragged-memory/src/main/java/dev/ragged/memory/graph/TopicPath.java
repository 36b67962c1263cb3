package dev.ragged.memory.graph;

import java.util.List;

/**
 * Topics that lead from one to another. Immutable.
 *
 * @param topics from the first to the last, at least one; neighbours were met together
 * @param counts interactions that had topics {@code i} and {@code i + 1}; one fewer than topics
 */
public record TopicPath(List<String> topics, List<Long> counts) {
  public TopicPath {
    topics = List.copyOf(topics);
    counts = List.copyOf(counts);
    if (topics.isEmpty() || counts.size() != topics.size() - 1) {
      throw new IllegalArgumentException(
          "a path must have a topic, and one count fewer than topics: topics="
              + (topics.size() + ", counts=" + counts.size()));
    }
  }

  /** Returns how many pairs it follows; 0 from a topic to itself. */
  public int hops() {
    return counts.size();
  }
}
