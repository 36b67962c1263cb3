package dev.ragged.memory.query;

import dev.ragged.memory.graph.TopicGraph;
import dev.ragged.memory.graph.TopicPath;
import dev.ragged.memory.store.GraphReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for the shortest way between two topics from both ends at once, always going on where fewer
 * topics were reached last: half the distance from each end reaches far fewer topics than the whole
 * from one. One thread at a time.
 */
final class PathSearch {
  /** How a topic was reached: the best of the shortest ways to it. */
  private static final class Reached {
    final long topic;
    final int hops;

    /** The smallest count on the way. */
    final long weakest;

    /** Interactions that had both this topic and the one before it. */
    final long count;

    final Optional<Reached> before;

    Reached(long topic) {
      this.topic = topic;
      this.hops = 0;
      this.weakest = Long.MAX_VALUE;
      this.count = 0;
      this.before = Optional.empty();
    }

    Reached(GraphReader.Step step, Reached before) {
      this.topic = step.topic();
      this.hops = before.hops + 1;
      this.weakest = Math.min(before.weakest, step.count());
      this.count = step.count();
      this.before = Optional.of(before);
    }
  }

  /** A topic that was reached from both ends. */
  private record Meeting(Reached fromStart, Reached fromGoal) {
    int hops() {
      return fromStart.hops + fromGoal.hops;
    }

    long weakest() {
      return Math.min(fromStart.weakest, fromGoal.weakest);
    }
  }

  private static final Comparator<Meeting> BEST =
      Comparator.comparingInt(Meeting::hops)
          .thenComparing(Comparator.comparingLong(Meeting::weakest).reversed())
          .thenComparingLong(meeting -> meeting.fromStart().topic);

  /** What was reached from one end. */
  private static final class End {
    final Map<Long, Reached> reached = new HashMap<>();
    List<Reached> last;
    int hops;

    End(long topic) {
      Reached first = new Reached(topic);
      reached.put(topic, first);
      last = List.of(first);
    }
  }

  private final GraphReader reader;
  private final int maxHops;
  private int expanded;

  PathSearch(GraphReader reader, int maxHops) {
    this.reader = reader;
    this.maxHops = maxHops;
  }

  Optional<TopicPath> between(long from, long to) throws SQLException {
    End start = new End(from);
    End goal = new End(to);
    if (from == to) {
      return Optional.of(path(new Meeting(start.last.get(0), goal.last.get(0))));
    }
    while (start.hops + goal.hops < maxHops && expanded < TopicGraph.MAX_EXPANDED) {
      End nearer = start.last.size() <= goal.last.size() ? start : goal;
      advance(nearer);
      Optional<Meeting> meeting = meeting(start, goal, nearer.last);
      if (meeting.isPresent()) {
        return Optional.of(path(meeting.get()));
      }
      if (nearer.last.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void advance(End end) throws SQLException {
    Map<Long, Reached> next = new HashMap<>();
    for (Reached near : end.last) {
      if (expanded == TopicGraph.MAX_EXPANDED) {
        break;
      }
      expanded++;
      for (GraphReader.Step step : reader.steps(near.topic, TopicGraph.MAX_PAIRS)) {
        if (!end.reached.containsKey(step.topic())) {
          // Topics are expanded in order, so that of equal ways the first stays.
          next.merge(
              step.topic(), new Reached(step, near), (a, b) -> a.weakest >= b.weakest ? a : b);
        }
      }
    }
    end.hops++;
    end.reached.putAll(next);
    end.last = next.values().stream().sorted(Comparator.comparingLong(to -> to.topic)).toList();
  }

  private static Optional<Meeting> meeting(End start, End goal, List<Reached> last) {
    List<Meeting> meetings = new ArrayList<>();
    for (Reached reached : last) {
      Reached fromStart = start.reached.get(reached.topic);
      Reached fromGoal = goal.reached.get(reached.topic);
      if (fromStart != null && fromGoal != null) {
        meetings.add(new Meeting(fromStart, fromGoal));
      }
    }
    return meetings.stream().min(BEST);
  }

  /** Returns the way from the start to the goal. */
  private TopicPath path(Meeting meeting) throws SQLException {
    List<String> topics = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    topics.add(name(meeting.fromStart()));
    for (Reached at = meeting.fromStart(); at.before.isPresent(); at = at.before.get()) {
      topics.add(name(at.before.get()));
      counts.add(at.count);
    }
    Collections.reverse(topics);
    Collections.reverse(counts);
    for (Reached at = meeting.fromGoal(); at.before.isPresent(); at = at.before.get()) {
      topics.add(name(at.before.get()));
      counts.add(at.count);
    }
    return new TopicPath(topics, counts);
  }

  private String name(Reached reached) throws SQLException {
    return Topics.require(reader, reached.topic).name();
  }
}
