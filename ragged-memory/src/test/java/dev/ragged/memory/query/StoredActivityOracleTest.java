package dev.ragged.memory.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.activity.ActivitySummary;
import dev.ragged.memory.activity.DayCount;
import dev.ragged.memory.activity.PeriodComparison;
import dev.ragged.memory.activity.Timeline;
import dev.ragged.memory.activity.TimelineBucket;
import dev.ragged.memory.activity.TopicChange;
import dev.ragged.memory.activity.TopicTrend;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.RandomMemory;
import dev.ragged.memory.store.RandomMemory.Taught;
import dev.ragged.memory.time.Bucket;
import dev.ragged.memory.time.Period;
import dev.ragged.memory.time.TimeSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each query about activity, against a look at everything that was asked. */
class StoredActivityOracleTest {
  private static final int PERIODS = 12;

  /** Zones, and times with changes of the clock, a leap day or the end of a year. */
  static Stream<Case> cases() {
    return Stream.of(
        new Case("UTC", RandomMemory.START),
        new Case("Europe/Berlin", Instant.parse("2024-01-25T00:00:00Z")),
        new Case("America/New_York", Instant.parse("2025-09-20T00:00:00Z")),
        new Case("Australia/Lord_Howe", Instant.parse("2026-02-01T00:00:00Z")),
        new Case("Asia/Kathmandu", Instant.parse("1919-11-20T00:00:00Z")));
  }

  /** A zone, and when the first interactions are asked. */
  record Case(String zone, Instant start) {}

  /** Compares a persona's activity with the plain one in some periods. */
  private interface Check {
    void run(Activity activity, PlainActivity plain, List<Period> periods, String what);
  }

  private static void check(Case of, Check check) {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    ZoneId zone = ZoneId.of(of.zone());
    Instant now = of.start().plus(Duration.ofDays(80)).plusMillis(random.nextInt(90_000_000));
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    try (RandomMemory memory = new RandomMemory(seed, 3, 14, of.start())) {
      memory.teach(60);
      memory.erase(10);
      for (Owner owner : memory.owners()) {
        Activity activity =
            new StoredActivity(
                Asked.rows(memory, Asked.subject(owner)), clock, TimeSettings.of(zone));
        check.run(
            activity,
            new PlainActivity(memory, owner, zone),
            periods(of.start(), memory.of(owner), random),
            "seed " + seed + ", persona " + owner.persona() + ", zone " + zone);
      }
    }
  }

  /** Returns periods, some of which start or end at an interaction. */
  private static List<Period> periods(Instant start, List<Taught> all, Random random) {
    return Stream.generate(() -> new Instant[] {end(start, all, random), end(start, all, random)})
        .map(ends -> ends[0].isBefore(ends[1]) ? ends : new Instant[] {ends[1], ends[0]})
        .map(ends -> new Period(ends[0], ends[1]))
        .limit(PERIODS)
        .toList();
  }

  private static Instant end(Instant start, List<Taught> all, Random random) {
    return random.nextBoolean() && !all.isEmpty()
        ? all.get(random.nextInt(all.size())).at()
        : start.plus(Duration.ofHours(random.nextInt(150 * 24)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void timeline_anyPeriod_countsEachPartOfTheCalendar(Case of) {
    check(
        of,
        (activity, plain, periods, what) -> {
          for (Period period : periods) {
            for (Bucket bucket : Bucket.values()) {
              Timeline timeline = activity.timeline(period, bucket);
              assertThat(nonZero(timeline)).as(what).isEqualTo(plain.counts(period, bucket));
              assertThat(timeline.buckets().stream().map(TimelineBucket::period))
                  .isEqualTo(bucket.cut(period, TimeSettings.of(zone(of))).periods());
            }
          }
        });
  }

  private static ZoneId zone(Case of) {
    return ZoneId.of(of.zone());
  }

  private static Map<String, Long> nonZero(Timeline timeline) {
    return timeline.buckets().stream()
        .filter(bucket -> bucket.count() > 0)
        .collect(
            Collectors.toMap(
                TimelineBucket::label, TimelineBucket::count, Long::sum, TreeMap::new));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void timeline_anyPeriod_namesTheTopicsAskedMost(Case of) {
    check(
        of,
        (activity, plain, periods, what) -> {
          for (Period period : periods) {
            for (Bucket bucket : List.of(Bucket.DAY, Bucket.WEEK, Bucket.MONTH)) {
              for (TimelineBucket part : activity.timeline(period, bucket).buckets()) {
                assertThat(part.topics())
                    .as(what)
                    .isEqualTo(
                        plain.topics(period, bucket, part.label()).stream()
                            .limit(Activity.TOPICS)
                            .toList());
              }
            }
          }
        });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void summary_anyPeriod_countsWhatIsInIt(Case of) {
    check(
        of,
        (activity, plain, periods, what) -> {
          for (Period period : periods) {
            ActivitySummary summary = activity.summary(period);
            List<Taught> within = plain.within(period);
            assertThat(summary.interactions()).as(what).isEqualTo(within.size());
            assertThat(summary.sessions()).as(what).isEqualTo(plain.sessions(period));
            assertThat(summary.topics()).as(what).isEqualTo(plain.topics(within).size());
            assertThat(summary.topTopics())
                .as(what)
                .isEqualTo(plain.topics(within).stream().limit(Activity.TOPICS).toList());
            assertThat(summary.peak().map(DayCount::interactions))
                .isEqualTo(days(plain, within).values().stream().max(Long::compare));
            assertThat(summary.peak().map(DayCount::date))
                .isEqualTo(
                    days(plain, within).entrySet().stream()
                        .max(
                            Map.Entry.<LocalDate, Long>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                        .map(Map.Entry::getKey));
          }
        });
  }

  private static Map<LocalDate, Long> days(PlainActivity plain, List<Taught> within) {
    return within.stream()
        .collect(
            Collectors.groupingBy(
                one -> plain.date(one.at()), TreeMap::new, Collectors.counting()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void evolution_anyTopic_countsItsQuestions(Case of) {
    check(
        of,
        (activity, plain, periods, what) -> {
          for (Period period : periods.subList(0, 4)) {
            for (String topic : plain.firstSeen().keySet()) {
              for (TimelineBucket part : activity.evolution(topic, period, Bucket.WEEK).buckets()) {
                assertThat(part.count()).as(what).isEqualTo(plain.questions(topic, part.period()));
              }
            }
          }
        });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void firstSeen_anyTopic_isItsFirstQuestion(Case of) {
    check(
        of,
        (activity, plain, periods, what) -> {
          Map<String, Instant> first = plain.firstSeen();
          for (int i = 0; i < 14; i++) {
            String topic = "topic " + i;
            assertThat(activity.firstSeen(topic).orElse(Instant.MIN))
                .as(what)
                .isEqualTo(first.getOrDefault(topic, Instant.MIN));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void trending_anyWindow_areTheTopicsWhoseAverageRose(Case of) {
    check(
        of,
        (activity, plain, periods, what) -> {
          for (int days : List.of(1, 7, 30, 90)) {
            Instant end = activity.period("last hour").to();
            List<TopicTrend> expected = plain.trends(end, days);
            List<TopicTrend> trends = activity.trending(Duration.ofDays(days), 100);
            assertThat(trends)
                .as(what)
                .extracting(TopicTrend::topic)
                .isEqualTo(expected.stream().map(TopicTrend::topic).toList());
            for (int i = 0; i < trends.size(); i++) {
              assertThat(trends.get(i).questions()).isEqualTo(expected.get(i).questions());
              assertThat(trends.get(i).level())
                  .as(what)
                  .isCloseTo(expected.get(i).level(), within(1e-9));
              assertThat(trends.get(i).previousLevel())
                  .as(what)
                  .isCloseTo(expected.get(i).previousLevel(), within(1e-9));
            }
            assertThat(activity.trending(Duration.ofDays(days), 2))
                .isEqualTo(trends.stream().limit(2).toList());
          }
        });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void compare_anyPeriods_sortsTopicsByTheirChange(Case of) {
    check(
        of,
        (activity, plain, periods, what) -> {
          for (int i = 0; i + 1 < periods.size(); i++) {
            Period before = periods.get(i);
            Period after = periods.get(i + 1);
            PeriodComparison comparison = activity.compare(before, after, 3);
            List<TopicChange> all = plain.changes(before, after);
            assertThat(comparison.appeared())
                .as(what)
                .isEqualTo(all.stream().filter(change -> change.before() == 0).limit(3).toList());
            assertThat(comparison.gone())
                .as(what)
                .isEqualTo(all.stream().filter(change -> change.after() == 0).limit(3).toList());
            List<TopicChange> both =
                all.stream().filter(one -> one.before() > 0 && one.after() > 0).toList();
            assertThat(comparison.risen())
                .as(what)
                .isEqualTo(both.stream().filter(one -> one.change() > 0).limit(3).toList());
            assertThat(comparison.fallen())
                .as(what)
                .isEqualTo(both.stream().filter(one -> one.change() < 0).limit(3).toList());
          }
        });
  }
}
