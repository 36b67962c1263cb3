package dev.ragged.memory.store;

import dev.ragged.spi.DocumentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what a persona's memory must hold, from the plain list of what it was taught. */
public final class PlainCounts {
  /** A count and the last time. */
  public record Count(long count, Instant last) {
    Count plus(Instant at) {
      return new Count(count + 1, at.isAfter(last) ? at : last);
    }
  }

  /** A topic's counts. */
  public record TopicCount(
      long asked, long found, Instant first, Instant last, double gapSquares, long documents) {}

  private final Map<String, List<Instant>> asked = new TreeMap<>();
  private final Map<String, List<Instant>> found = new TreeMap<>();
  private final Map<String, Map<DocumentKey, Count>> shown = new TreeMap<>();
  private final Map<String, Map<String, Count>> pairs = new TreeMap<>();
  private final Map<DocumentKey, Count> accesses = new TreeMap<>(RandomKeys.ORDER);

  public PlainCounts(List<RandomMemory.Taught> all) {
    for (RandomMemory.Taught one : all) {
      one.documents().forEach(document -> count(accesses, document, one.at()));
      for (TopicSeen topic : one.topics()) {
        (topic.asked() ? asked : found)
            .computeIfAbsent(topic.name(), name -> new ArrayList<>())
            .add(one.at());
        for (TopicSeen other : one.topics()) {
          if (!topic.equals(other) && (topic.asked() || other.asked())) {
            count(
                pairs.computeIfAbsent(topic.name(), name -> new TreeMap<>()),
                other.name(),
                one.at());
          }
        }
        if (topic.asked()) {
          Map<DocumentKey, Count> documents =
              shown.computeIfAbsent(topic.name(), name -> new TreeMap<>(RandomKeys.ORDER));
          one.documents().forEach(document -> count(documents, document, one.at()));
        }
      }
    }
  }

  private static <T> void count(Map<T, Count> counts, T key, Instant at) {
    counts.merge(key, new Count(1, at), (old, one) -> old.plus(at));
  }

  public Map<String, TopicCount> topics() {
    Map<String, TopicCount> topics = new TreeMap<>();
    Set<String> names = new HashSet<>(asked.keySet());
    names.addAll(found.keySet());
    for (String name : names) {
      List<Instant> questions = asked.getOrDefault(name, List.of());
      List<Instant> others = found.getOrDefault(name, List.of());
      List<Instant> times = (questions.isEmpty() ? others : questions).stream().sorted().toList();
      topics.put(
          name,
          new TopicCount(
              questions.size(),
              others.size(),
              times.get(0),
              times.get(times.size() - 1),
              questions.isEmpty() ? 0 : gapSquares(times),
              shown.getOrDefault(name, Map.of()).size()));
    }
    return topics;
  }

  private static double gapSquares(List<Instant> times) {
    double sum = 0;
    for (int i = 1; i < times.size(); i++) {
      double days = Duration.between(times.get(i - 1), times.get(i)).toMillis() / 86_400_000.0;
      sum += days * days;
    }
    return sum;
  }

  /** Returns the topics that were met with each, with how often and when last. */
  public Map<String, Map<String, Count>> pairs() {
    return pairs;
  }

  /** Returns the documents that were shown for questions about each topic. */
  public Map<String, Map<DocumentKey, Count>> shown() {
    shown.values().removeIf(Map::isEmpty);
    return shown;
  }

  public Map<DocumentKey, Count> accesses() {
    return accesses;
  }
}
