package dev.ragged.memory.learn;

import dev.ragged.memory.interest.TopicCounts;
import dev.ragged.memory.rank.CandidateTopic;
import dev.ragged.memory.store.TopicTable;
import dev.ragged.memory.topic.Focus;
import dev.ragged.memory.topic.PassageWords;
import dev.ragged.memory.topic.TopicMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The topics of one persona as they were counted at one version, ready for searches. Immutable.
 *
 * <p>A passage is looked through for the topics that can move it, those met at least twice, rather
 * than for all that it is about: that takes a seventh of the time.
 */
final class KnownTopics {
  private static final long MIN_MET = 2;

  /** Heap of a topic beside its name: a row with its times, a string, and places in two maps. */
  private static final int BYTES_PER_TOPIC = 270;

  /** Heap of a word of a topic that is looked for: its place in the trie. */
  private static final int BYTES_PER_WORD = 60;

  private final Map<String, TopicTable.Row> byName;
  private final Map<Long, String> names;
  private final TopicMatcher matcher;
  private final int bytes;

  KnownTopics(List<TopicTable.Row> topics, Focus focus) {
    this.byName = new HashMap<>(topics.size() * 2);
    this.names = new HashMap<>(topics.size() * 2);
    List<String> movers = new ArrayList<>();
    int bytes = BYTES_PER_TOPIC;
    for (TopicTable.Row topic : topics) {
      byName.put(topic.name(), topic);
      names.put(topic.number(), topic.name());
      bytes += BYTES_PER_TOPIC + topic.name().length();
      if (topic.asked() + topic.found() >= MIN_MET) {
        movers.add(topic.name());
        bytes += BYTES_PER_WORD * words(topic.name());
      }
    }
    this.matcher = TopicMatcher.of(movers, focus);
    this.bytes = bytes;
  }

  private static int words(String name) {
    return 1 + (int) name.chars().filter(c -> c == ' ').count();
  }

  /** Returns about how many bytes of heap this takes. */
  int bytes() {
    return bytes;
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Returns the counts of all topics that the persona asked about. */
  List<TopicCounts> counts() {
    return byName.values().stream()
        .filter(topic -> topic.asked() > 0)
        .map(TopicTable.Row::counts)
        .toList();
  }

  /** Returns the counts of those of {@code topics} that the persona asked about. */
  List<TopicCounts> counts(Collection<String> topics) {
    List<TopicCounts> counts = new ArrayList<>(topics.size());
    for (String name : topics) {
      TopicTable.Row topic = byName.get(name);
      if (topic != null && topic.asked() > 0) {
        counts.add(topic.counts());
      }
    }
    return counts;
  }

  /** Returns the number of a topic. */
  Optional<Long> number(String topic) {
    return Optional.ofNullable(byName.get(topic)).map(TopicTable.Row::number);
  }

  /** Returns the name of the topic with this number. */
  Optional<String> name(long number) {
    return Optional.ofNullable(names.get(number));
  }

  /**
   * Returns which known topics {@code text} is about: n mentions make a salience of n / (n + 1).
   */
  List<CandidateTopic> in(String text, PassageWords.Reading passages) {
    List<CandidateTopic> found = new ArrayList<>();
    matcher
        .count(text, passages)
        .forEach((topic, count) -> found.add(new CandidateTopic(topic, count / (count + 1.0))));
    return found;
  }
}
