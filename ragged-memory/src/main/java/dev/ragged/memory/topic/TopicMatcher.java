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

  private TopicMatcher(Collection<String> topics, Focus focus) {
    this.focus = Objects.requireNonNull(focus, "focus");
    for (String topic : topics) {
      this.topics.add(topic, topic, "topic");
    }
  }

  /**
   * Returns a matcher of these topics, and of the areas of {@code focus} by all their words.
   *
   * @param topics names as a {@link TopicExtractor} gives them
   */
  public static TopicMatcher of(Collection<String> topics, Focus focus) {
    return new TopicMatcher(topics, focus);
  }

  /** Returns how often each topic that occurs in {@code text} does. Costs one pass over it. */
  public Map<String, Integer> count(String text) {
    return count(WordReader.read(text));
  }

  /** As {@link #count(String)}, of a passage whose words {@code passages} may know. */
  public Map<String, Integer> count(String text, PassageWords.Reading passages) {
    return count(passages.words(text));
  }

  private Map<String, Integer> count(PhraseTrie.Text words) {
    Map<String, Integer> counts = new HashMap<>();
    topics.count(words, counts);
    focus.phrases().count(words, counts);
    return counts;
  }
}
