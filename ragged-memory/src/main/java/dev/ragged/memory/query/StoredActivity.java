package dev.ragged.memory.query;

import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.activity.ActivitySummary;
import dev.ragged.memory.activity.DayCount;
import dev.ragged.memory.activity.PeriodComparison;
import dev.ragged.memory.activity.Timeline;
import dev.ragged.memory.activity.TimelineBucket;
import dev.ragged.memory.activity.TopicCount;
import dev.ragged.memory.activity.TopicTrend;
import dev.ragged.memory.store.ActivityReader;
import dev.ragged.memory.store.GraphReader;
import dev.ragged.memory.store.TopicTable;
import dev.ragged.memory.time.Bucket;
import dev.ragged.memory.time.Buckets;
import dev.ragged.memory.time.Period;
import dev.ragged.memory.time.TimeExpressions;
import dev.ragged.memory.time.TimeSettings;
import dev.ragged.memory.topic.Topic;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Activity as the memory's database holds it. Thread-safe. */
public final class StoredActivity implements Activity {
  /** What is read in one state. */
  private record Readers(ActivityReader activity, GraphReader graph, TopicNames names) {}

  /** Reads by them. */
  @FunctionalInterface
  private interface Work<T> {
    T run(Readers readers) throws SQLException;
  }

  private final OwnRows rows;
  private final Clock clock;
  private final TimeSettings settings;
  private final TimeExpressions expressions;

  /** Creates the activity in those rows. */
  public StoredActivity(OwnRows rows, Clock clock, TimeSettings settings) {
    this.rows = Objects.requireNonNull(rows, "rows");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.expressions = new TimeExpressions(clock, settings);
  }

  private <T> T read(Work<T> work) {
    return rows.read(
        "reading activity",
        (connection, owner) -> {
          try (ActivityReader activity = new ActivityReader(connection, owner);
              GraphReader graph = new GraphReader(connection, owner)) {
            return work.run(new Readers(activity, graph, new TopicNames(graph)));
          }
        });
  }

  @Override
  public Period period(String words) {
    return expressions.parse(words);
  }

  @Override
  public Timeline timeline(Period period, Bucket bucket) {
    return read(
        readers -> {
          Period closed = closed(readers, period);
          Buckets buckets = bucket.cut(closed, settings);
          long[] counts = BucketCounts.of(buckets, readers.activity().interactions(closed));
          List<TimelineBucket> parts = new ArrayList<>(counts.length);
          for (int i = 0; i < counts.length; i++) {
            List<TopicCount> topics =
                counts[i] == 0 ? List.of() : top(tally(readers, buckets.period(i)), readers);
            parts.add(new TimelineBucket(buckets.label(i), buckets.period(i), counts[i], topics));
          }
          return new Timeline(closed, bucket, parts);
        });
  }

  @Override
  public ActivitySummary summary(Period period) {
    return read(
        readers -> {
          Period closed = closed(readers, period);
          Buckets days = Bucket.DAY.cut(closed, settings);
          long[] counts = BucketCounts.of(days, readers.activity().interactions(closed));
          Tally topics = tally(readers, closed);
          long interactions = 0;
          int begun = 0;
          int peak = 0;
          for (int i = 0; i < counts.length; i++) {
            interactions += counts[i];
            begun += days.period(i).from().isAfter(clock.instant()) ? 0 : 1;
            peak = counts[i] > counts[peak] ? i : peak;
          }
          return new ActivitySummary(
              closed,
              interactions,
              readers.activity().sessions(closed),
              topics.size(),
              top(topics, readers),
              begun == 0 ? 0 : (double) interactions / begun,
              interactions == 0
                  ? Optional.empty()
                  : Optional.of(day(days.period(peak), counts[peak])));
        });
  }

  private DayCount day(Period day, long count) {
    return new DayCount(day.from().atZone(settings.zone()).toLocalDate(), count);
  }

  @Override
  public Optional<Instant> firstSeen(String topic) {
    String name = Topic.fold(topic);
    return read(readers -> readers.graph().topic(name))
        .filter(row -> row.asked() > 0)
        .map(TopicTable.Row::firstAt);
  }

  @Override
  public Timeline evolution(String topic, Period period, Bucket bucket) {
    String name = Topic.fold(topic);
    return read(
        readers -> {
          Period closed = closed(readers, period);
          Buckets buckets = bucket.cut(closed, settings);
          Optional<TopicTable.Row> row = readers.graph().topic(name);
          List<Long> times =
              row.isEmpty() ? List.of() : readers.activity().questions(row.get().number(), closed);
          long[] counts = BucketCounts.of(buckets, times);
          List<TimelineBucket> parts = new ArrayList<>(counts.length);
          for (int i = 0; i < counts.length; i++) {
            parts.add(
                new TimelineBucket(buckets.label(i), buckets.period(i), counts[i], List.of()));
          }
          return new Timeline(closed, bucket, parts);
        });
  }

  @Override
  public List<TopicTrend> trending(Duration window, int limit) {
    long days = window.toDays();
    if (!Duration.ofDays(days).equals(window) || days < 1 || days > MAX_WINDOW_DAYS) {
      throw new IllegalArgumentException(
          "window must be whole days within 1.." + MAX_WINDOW_DAYS + ": window=" + window);
    }
    Limits.require("limit", limit, MAX_LIMIT);
    Instant end = behindNow();
    return read(
        readers -> new Trends(readers.activity(), (int) days).upTo(end, readers.names(), limit));
  }

  @Override
  public PeriodComparison compare(Period before, Period after, int limit) {
    Limits.require("limit", limit, MAX_LIMIT);
    return read(
        readers -> {
          Period first = closed(readers, before);
          Period second = closed(readers, after);
          return new Comparison(first, tally(readers, first), second, tally(readers, second))
              .named(readers.names(), limit);
        });
  }

  private static Tally tally(Readers readers, Period period) throws SQLException {
    return Tally.of(readers.activity().topics(period));
  }

  private static List<TopicCount> top(Tally tally, Readers readers) throws SQLException {
    return readers.names().of(tally.most(TOPICS));
  }

  private Instant behindNow() {
    return Instant.ofEpochMilli(clock.millis() + 1);
  }

  /** Returns the period with its open ends where activity begins and ends. */
  private Period closed(Readers readers, Period period) throws SQLException {
    if (!period.hasOpenStart() && !period.hasOpenEnd()) {
      return period;
    }
    Instant now = behindNow();
    Optional<ActivityReader.Span> span = readers.activity().span();
    Instant first = span.map(ActivityReader.Span::first).orElse(now);
    Instant last = span.map(found -> found.last().plusMillis(1)).orElse(now);
    Instant end = period.hasOpenEnd() ? (last.isAfter(now) ? last : now) : period.to();
    Instant start = period.hasOpenStart() ? first : period.from();
    if (start.isAfter(end)) {
      return period.hasOpenStart() ? new Period(end, end) : new Period(start, start);
    }
    return new Period(start, end);
  }
}
