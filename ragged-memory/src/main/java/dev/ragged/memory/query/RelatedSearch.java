package dev.ragged.memory.query;

import dev.ragged.memory.graph.RelatedTopic;
import dev.ragged.memory.store.GraphReader;
import dev.ragged.memory.store.TopicTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows pairs of topics outwards from one, all of a distance before any of the next. One thread
 * at a time.
 *
 * <p>The nearest topics come first, so once there are as many as wanted, no further distance is
 * looked at: fewer topics than wanted are ever expanded. Of one topic's pairs only the most
 * frequent can matter, as many as are wanted and as were reached before: each pair behind those has
 * that many better ones beside it. So the result is exact, and a hub costs no more than others.
 */
final class RelatedSearch {
  private record Reached(long number, int distance, double strength) {}

  private static final Comparator<Reached> STRONGEST =
      Comparator.comparingDouble(Reached::strength).reversed().thenComparingLong(Reached::number);

  private final GraphReader reader;
  private final int hops;
  private final int limit;
  private final Set<Long> known = new HashSet<>();

  RelatedSearch(GraphReader reader, int hops, int limit) {
    this.reader = reader;
    this.hops = hops;
    this.limit = limit;
  }

  List<RelatedTopic> from(TopicTable.Row topic) throws SQLException {
    List<Reached> found = new ArrayList<>();
    List<Reached> last = List.of(new Reached(topic.number(), 0, 1));
    known.add(topic.number());
    while (!last.isEmpty() && last.get(0).distance() < hops && found.size() < limit) {
      last = beyond(last);
      found.addAll(last);
    }
    List<RelatedTopic> related = new ArrayList<>();
    for (Reached reached : found.subList(0, Math.min(limit, found.size()))) {
      related.add(
          new RelatedTopic(
              Topics.require(reader, reached.number()).name(),
              reached.distance(),
              reached.strength()));
    }
    return related;
  }

  private List<Reached> beyond(List<Reached> last) throws SQLException {
    Map<Long, Reached> next = new HashMap<>();
    for (Reached near : last) {
      TopicTable.Row topic = Topics.require(reader, near.number());
      double interactions = topic.asked() + topic.found();
      for (GraphReader.Step step : reader.steps(near.number(), limit + known.size())) {
        if (!known.contains(step.topic())) {
          double strength = near.strength() * (step.count() / interactions);
          next.merge(
              step.topic(),
              new Reached(step.topic(), near.distance() + 1, strength),
              (a, b) -> a.strength() >= b.strength() ? a : b);
        }
      }
    }
    known.addAll(next.keySet());
    return next.values().stream().sorted(STRONGEST).toList();
  }
}
