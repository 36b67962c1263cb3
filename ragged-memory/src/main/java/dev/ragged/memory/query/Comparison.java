package dev.ragged.memory.query;

import dev.ragged.memory.activity.PeriodComparison;
import dev.ragged.memory.activity.TopicChange;
import dev.ragged.memory.time.Period;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Compares what was asked about in two periods. */
final class Comparison {
  private record Change(long topic, long before, long after, double change) {}

  private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

  private static final Comparator<Change> LARGEST =
      Comparator.<Change>comparingDouble(change -> Math.abs(change.change()))
          .reversed()
          .thenComparingLong(Change::topic);

  private final List<Change> changes = new ArrayList<>();
  private final Period before;
  private final Period after;

  Comparison(Period before, Tally asked, Period after, Tally askedAfter) {
    this.before = before;
    this.after = after;
    for (Tally.Entry entry : asked.entries()) {
      add(entry.topic(), entry.count(), askedAfter.count(entry.topic()));
    }
    for (Tally.Entry entry : askedAfter.entries()) {
      if (asked.count(entry.topic()) == 0) {
        add(entry.topic(), 0, entry.count());
      }
    }
    changes.sort(LARGEST);
  }

  private void add(long topic, long countBefore, long countAfter) {
    double change = perDay(countAfter, after) - perDay(countBefore, before);
    changes.add(new Change(topic, countBefore, countAfter, change));
  }

  private static double perDay(long count, Period period) {
    return count == 0 ? 0 : count / (period.duration().toMillis() / MILLIS_PER_DAY);
  }

  PeriodComparison named(TopicNames names, int limit) throws SQLException {
    Predicate<Change> inBoth = change -> change.before() > 0 && change.after() > 0;
    return new PeriodComparison(
        before,
        after,
        named(names, limit, change -> change.before() == 0),
        named(names, limit, inBoth.and(change -> change.change() > 0)),
        named(names, limit, inBoth.and(change -> change.change() < 0)),
        named(names, limit, change -> change.after() == 0));
  }

  private List<TopicChange> named(TopicNames names, int limit, Predicate<Change> which)
      throws SQLException {
    List<TopicChange> named = new ArrayList<>();
    for (Change change : changes.stream().filter(which).limit(limit).toList()) {
      named.add(
          new TopicChange(
              names.of(change.topic()), change.before(), change.after(), change.change()));
    }
    return named;
  }
}
