package dev.ragged.memory.query;

import dev.ragged.memory.graph.RelatedTopic;
import dev.ragged.memory.graph.TopicDocument;
import dev.ragged.memory.graph.TopicNode;
import dev.ragged.memory.graph.TopicPair;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.PlainCounts;
import dev.ragged.memory.store.PlainCounts.Count;
import dev.ragged.memory.store.RandomMemory;
import dev.ragged.memory.store.TopicTable;
import dev.ragged.spi.DocumentKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Answers questions about a topic graph from counts of everything, in the plainest way. */
final class PlainGraph {
  private final Map<String, PlainCounts.TopicCount> topics;
  private final Map<String, Map<String, Count>> pairs;
  private final Map<String, Map<DocumentKey, Count>> shown;
  private final Map<String, Long> numbers = new HashMap<>();

  /** Numbers, by which equal counts are ordered, are read from the database. */
  PlainGraph(RandomMemory memory, Owner owner) {
    PlainCounts counts = new PlainCounts(memory.of(owner));
    this.topics = counts.topics();
    this.pairs = counts.pairs();
    this.shown = counts.shown();
    MemoryDatabase database = memory.database();
    database
        .read("numbers", connection -> TopicTable.all(connection, owner))
        .forEach(row -> numbers.put(row.name(), row.number()));
  }

  Set<String> names() {
    return topics.keySet();
  }

  private long number(String topic) {
    return Objects.requireNonNull(numbers.get(topic), topic);
  }

  private PlainCounts.TopicCount counts(String topic) {
    return Objects.requireNonNull(topics.get(topic), topic);
  }

  TopicNode node(String topic) {
    PlainCounts.TopicCount counts = counts(topic);
    return new TopicNode(
        topic, counts.asked(), counts.found(), counts.first(), counts.last(), counts.documents());
  }

  List<TopicNode> asked() {
    return topics.keySet().stream()
        .map(this::node)
        .filter(node -> node.asked() > 0)
        .sorted(
            Comparator.comparingLong(TopicNode::asked)
                .thenComparingLong(TopicNode::found)
                .reversed()
                .thenComparingLong(node -> number(node.topic())))
        .toList();
  }

  List<TopicNode> since(Instant since) {
    return asked().stream()
        .filter(node -> !node.lastAt().isBefore(since))
        .sorted(
            Comparator.comparing(TopicNode::lastAt)
                .reversed()
                .thenComparingLong(node -> number(node.topic())))
        .toList();
  }

  List<TopicPair> pairs(String topic) {
    List<TopicPair> found = new ArrayList<>();
    partners(topic)
        .forEach(
            (other, count) -> found.add(new TopicPair(topic, other, count.count(), count.last())));
    found.sort(
        Comparator.comparingLong(TopicPair::count)
            .reversed()
            .thenComparingLong(pair -> number(pair.other())));
    return found;
  }

  Map<String, Count> partners(String topic) {
    return pairs.getOrDefault(topic, Map.of());
  }

  List<TopicDocument> documents(String topic) {
    List<TopicDocument> found = new ArrayList<>();
    shown
        .getOrDefault(topic, Map.of())
        .forEach(
            (key, count) -> found.add(new TopicDocument(topic, key, count.count(), count.last())));
    found.sort(Comparator.comparingLong(TopicDocument::count).reversed());
    return found;
  }

  List<TopicDocument> topicsOf(DocumentKey document) {
    List<TopicDocument> found = new ArrayList<>();
    for (String topic : names()) {
      documents(topic).stream()
          .filter(link -> link.document().equals(document))
          .forEach(found::add);
    }
    found.sort(
        Comparator.comparingLong(TopicDocument::count)
            .reversed()
            .thenComparingLong(link -> number(link.topic())));
    return found;
  }

  /** Returns the distance of each topic that {@code from} leads to. */
  Map<String, Integer> distances(String from) {
    Map<String, Integer> distances = new TreeMap<>(Map.of(from, 0));
    Set<String> last = Set.of(from);
    for (int distance = 1; !last.isEmpty(); distance++) {
      Set<String> next = new TreeSet<>();
      last.forEach(topic -> next.addAll(partners(topic).keySet()));
      next.removeAll(distances.keySet());
      for (String topic : next) {
        distances.put(topic, distance);
      }
      last = next;
    }
    return distances;
  }

  List<RelatedTopic> related(String from, int hops) {
    Map<String, Integer> distances = distances(from);
    List<RelatedTopic> found = new ArrayList<>();
    Map<String, Double> strengths = new TreeMap<>(Map.of(from, 1.0));
    for (int distance = 1; distance <= hops; distance++) {
      for (Map.Entry<String, Integer> entry : distances.entrySet()) {
        if (entry.getValue() == distance) {
          double strength = strength(entry.getKey(), distance, distances, strengths);
          strengths.put(entry.getKey(), strength);
          found.add(new RelatedTopic(entry.getKey(), distance, strength));
        }
      }
    }
    found.sort(
        Comparator.comparingInt(RelatedTopic::distance)
            .thenComparing(Comparator.comparingDouble(RelatedTopic::strength).reversed())
            .thenComparingLong(topic -> number(topic.topic())));
    return found;
  }

  private double strength(
      String topic, int distance, Map<String, Integer> distances, Map<String, Double> strengths) {
    double strongest = 0;
    for (Map.Entry<String, Count> near : partners(topic).entrySet()) {
      if (distances.getOrDefault(near.getKey(), -1) == distance - 1) {
        PlainCounts.TopicCount counts = counts(near.getKey());
        double share = near.getValue().count() / (double) (counts.asked() + counts.found());
        strongest = Math.max(strongest, strengths.getOrDefault(near.getKey(), Double.NaN) * share);
      }
    }
    return strongest;
  }

  /** Returns the largest count that all pairs of some shortest way have. */
  long weakest(String from, String to) {
    Map<String, Integer> distances = distances(from);
    if (from.equals(to)) {
      return Long.MAX_VALUE;
    }
    int distance = distances.getOrDefault(to, -1);
    long best = 0;
    for (Map.Entry<String, Count> near : partners(to).entrySet()) {
      if (distances.getOrDefault(near.getKey(), -2) == distance - 1) {
        best = Math.max(best, Math.min(near.getValue().count(), weakest(from, near.getKey())));
      }
    }
    return best;
  }
}
