package dev.ragged.memory.topic;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Finds given topics in texts: as whole words, whatever their case and number. It says how often a
 * topic occurs, and nothing about topics that were not given, for a fraction of what extraction
 * costs. Immutable. Thread-safe.
 */
public final class TopicMatcher {
  private final PhraseTrie topics = new PhraseTrie();
  private final Focus focus;

  private TopicMatcher(Focus focus) {
    this.focus = focus;
  }

  /**
   * Returns a matcher of these topics, and of the areas of {@code focus} by all their words.
   *
   * @param topics names as a {@link TopicExtractor} gives them
   */
  public static TopicMatcher of(Collection<String> topics, Focus focus) {
    TopicMatcher matcher = new TopicMatcher(Objects.requireNonNull(focus, "focus"));
    for (String topic : topics) {
      matcher.topics.add(topic, topic, "topic");
    }
    return matcher;
  }

  /** Returns how often each topic that occurs in {@code text} does. Costs one pass over it. */
  public Map<String, Integer> count(String text) {
    Words words = WordScanner.scan(text);
    Map<String, Integer> counts = new HashMap<>();
    topics.count(words, counts);
    focus.phrases().count(words, counts);
    return counts;
  }
}
