package dev.ragged.memory.query;

import dev.ragged.memory.activity.TopicChange;
import dev.ragged.memory.activity.TopicCount;
import dev.ragged.memory.activity.TopicTrend;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.RandomMemory;
import dev.ragged.memory.store.RandomMemory.Taught;
import dev.ragged.memory.store.TopicSeen;
import dev.ragged.memory.store.TopicTable;
import dev.ragged.memory.time.Bucket;
import dev.ragged.memory.time.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Answers questions about activity from the list of what was taught, in the plainest way. */
final class PlainActivity {
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:00xxxxx");
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM");

  private final List<Taught> all;
  private final ZoneId zone;
  private final Map<String, Long> numbers = new HashMap<>();

  /** Numbers, by which equal counts are ordered, are read from the database. */
  PlainActivity(RandomMemory memory, Owner owner, ZoneId zone) {
    this.all = memory.of(owner);
    this.zone = zone;
    memory
        .database()
        .read("numbers", connection -> TopicTable.all(connection, owner))
        .forEach(row -> numbers.put(row.name(), row.number()));
  }

  private long number(String topic) {
    return Objects.requireNonNull(numbers.get(topic), topic);
  }

  List<Taught> within(Period period) {
    return all.stream()
        .filter(one -> !one.at().isBefore(period.from()) && one.at().isBefore(period.to()))
        .toList();
  }

  /** Returns how much was asked in each part of the calendar that has any. */
  Map<String, Long> counts(Period period, Bucket bucket) {
    Map<String, Long> counts = new TreeMap<>();
    within(period).forEach(one -> counts.merge(label(one.at(), bucket), 1L, Long::sum));
    return counts;
  }

  /** Returns the topics asked about in one part of the calendar, most often asked first. */
  List<TopicCount> topics(Period period, Bucket bucket, String label) {
    return topics(
        within(period).stream().filter(one -> label(one.at(), bucket).equals(label)).toList());
  }

  List<TopicCount> topics(List<Taught> some) {
    Map<String, Long> counts = new TreeMap<>();
    some.forEach(one -> asked(one).forEach(topic -> counts.merge(topic, 1L, Long::sum)));
    List<TopicCount> topics = new ArrayList<>();
    counts.forEach((topic, count) -> topics.add(new TopicCount(topic, count)));
    topics.sort(
        Comparator.comparingLong(TopicCount::count)
            .reversed()
            .thenComparingLong(count -> number(count.topic())));
    return topics;
  }

  private static List<String> asked(Taught one) {
    return one.topics().stream().filter(TopicSeen::asked).map(TopicSeen::name).toList();
  }

  long questions(String topic, Period period) {
    return within(period).stream().filter(one -> asked(one).contains(topic)).count();
  }

  long sessions(Period period) {
    Set<Object> sessions = new HashSet<>();
    within(period).forEach(one -> sessions.add(one.session()));
    return sessions.size();
  }

  Map<String, Instant> firstSeen() {
    Map<String, Instant> first = new TreeMap<>();
    for (Taught one : all) {
      for (String topic : asked(one)) {
        first.merge(topic, one.at(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    return first;
  }

  List<TopicTrend> trends(Instant end, int days) {
    List<TopicTrend> trends = new ArrayList<>();
    for (String topic : numbers.keySet()) {
      Instant start = end.minus(Duration.ofDays(days));
      long questions = questions(topic, new Period(start, end));
      double level = level(topic, start, days);
      double previous = level(topic, start.minus(Duration.ofDays(days)), days);
      if (questions >= 3 && level - previous > 1e-12) {
        trends.add(new TopicTrend(topic, questions, level, previous));
      }
    }
    trends.sort(
        Comparator.<TopicTrend>comparingDouble(trend -> Math.rint(trend.slope() * 1e9))
            .thenComparingLong(TopicTrend::questions)
            .reversed()
            .thenComparingLong(trend -> number(trend.topic())));
    return trends;
  }

  /** Returns the moving average day by day, as it is defined, with the weights' sum beside it. */
  private double level(String topic, Instant start, int days) {
    double keep = 1 - 2.0 / (days + 1);
    double sum = 0;
    double weight = 0;
    for (int day = 0; day < days; day++) {
      Period span = Period.of(start.plus(Duration.ofDays(day)), Duration.ofDays(1));
      sum = sum * keep + questions(topic, span);
      weight = weight * keep + 1;
    }
    return sum / weight;
  }

  /** Returns what changed for each topic that is in one of the periods. */
  List<TopicChange> changes(Period before, Period after) {
    List<TopicChange> changes = new ArrayList<>();
    for (String topic : numbers.keySet()) {
      long first = questions(topic, before);
      long second = questions(topic, after);
      if (first + second > 0) {
        double change = perDay(second, after) - perDay(first, before);
        changes.add(new TopicChange(topic, first, second, change));
      }
    }
    changes.sort(
        Comparator.<TopicChange>comparingDouble(change -> Math.abs(change.change()))
            .reversed()
            .thenComparingLong(change -> number(change.topic())));
    return changes;
  }

  private static double perDay(long count, Period period) {
    return count == 0 ? 0 : count / (period.duration().toMillis() / 86_400_000.0);
  }

  LocalDate date(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  private String label(Instant at, Bucket bucket) {
    ZonedDateTime time = at.atZone(zone);
    return switch (bucket) {
      case HOUR -> HOUR.format(time).replace("+00:00", "Z");
      case DAY -> time.toLocalDate().toString();
      case WEEK ->
          "%d-W%02d"
              .formatted(
                  time.get(IsoFields.WEEK_BASED_YEAR), time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case MONTH -> MONTH.format(time);
      case QUARTER -> time.getYear() + "-Q" + time.get(IsoFields.QUARTER_OF_YEAR);
      case YEAR -> Integer.toString(time.getYear());
    };
  }
}
