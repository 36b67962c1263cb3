package dev.ragged.memory.query;

import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.activity.TopicTrend;
import dev.ragged.memory.store.ActivityReader;
import dev.ragged.memory.time.Period;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures how interest in topics moves. One thread at a time. */
final class Trends {
  private static final Duration DAY = Duration.ofDays(1);

  /** Sums over the days of both windows; those of counts are weighed. */
  private static final class Sums {
    final long topic;
    long questions;
    double level;
    double previousLevel;

    Sums(long topic) {
      this.topic = topic;
    }

    double slope() {
      return level - previousLevel;
    }
  }

  private static final Comparator<Sums> STEEPEST =
      Comparator.comparingDouble(Sums::slope)
          .thenComparingLong(sums -> sums.questions)
          .reversed()
          .thenComparingLong(sums -> sums.topic);

  private final ActivityReader reader;
  private final int days;
  private final Map<Long, Sums> byTopic = new HashMap<>();

  Trends(ActivityReader reader, int days) {
    this.reader = reader;
    this.days = days;
  }

  /** Returns the trends of the window that ends before {@code end}. */
  List<TopicTrend> upTo(Instant end, TopicNames names, int limit) throws SQLException {
    double[] weights = weights(days);
    for (int day = 0; day < 2 * days; day++) {
      add(tally(end, day), day < days, weights[day % days]);
    }
    List<Sums> risen =
        byTopic.values().stream()
            .filter(sums -> sums.questions >= Activity.MIN_QUESTIONS && sums.slope() > 0)
            .sorted(STEEPEST)
            .limit(limit)
            .toList();
    List<TopicTrend> trends = new ArrayList<>(risen.size());
    for (Sums sums : risen) {
      trends.add(
          new TopicTrend(names.of(sums.topic), sums.questions, sums.level, sums.previousLevel));
    }
    return trends;
  }

  /** Returns what each day of a window weighs, the last day first; the sum is 1. */
  static double[] weights(int days) {
    double alpha = 2.0 / (days + 1);
    double[] weights = new double[days];
    double sum = 0;
    for (int day = 0; day < days; day++) {
      weights[day] = Math.pow(1 - alpha, day);
      sum += weights[day];
    }
    for (int day = 0; day < days; day++) {
      weights[day] /= sum;
    }
    return weights;
  }

  private Tally tally(Instant end, int day) throws SQLException {
    Instant dayEnd = end.minus(DAY.multipliedBy(day));
    Instant dayStart = dayEnd.minus(DAY);
    return dayStart.isBefore(Period.EARLIEST)
        ? Tally.of("")
        : Tally.of(reader.topics(new Period(dayStart, dayEnd)));
  }

  private void add(Tally tally, boolean present, double weight) {
    for (Tally.Entry entry : tally.entries()) {
      Sums sums = byTopic.computeIfAbsent(entry.topic(), Sums::new);
      if (present) {
        sums.questions += entry.count();
        sums.level += weight * entry.count();
      } else {
        sums.previousLevel += weight * entry.count();
      }
    }
  }
}
