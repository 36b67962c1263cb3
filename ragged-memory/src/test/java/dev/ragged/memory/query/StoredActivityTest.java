package dev.ragged.memory.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.activity.ActivitySummary;
import dev.ragged.memory.activity.DayCount;
import dev.ragged.memory.activity.PeriodComparison;
import dev.ragged.memory.activity.Timeline;
import dev.ragged.memory.activity.TimelineBucket;
import dev.ragged.memory.activity.TopicTrend;
import dev.ragged.memory.store.GivenMemory;
import dev.ragged.memory.time.Bucket;
import dev.ragged.memory.time.Period;
import dev.ragged.memory.time.TimeSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredActivityTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final GivenMemory memory = new GivenMemory();

  @AfterEach
  void close() {
    memory.close();
  }

  private Activity at(String now) {
    return new StoredActivity(
        Asked.rows(memory.database(), Asked.subject(memory.owner())),
        Clock.fixed(Instant.parse(now), ZoneOffset.UTC),
        TimeSettings.of(BERLIN));
  }

  private static List<Long> counts(Timeline timeline) {
    return timeline.buckets().stream().map(TimelineBucket::count).toList();
  }

  @Test
  void timeline_dayOfSpringChange_has23Hours() {
    memory.ask("2026-03-29T00:59:59.999Z", "before").ask("2026-03-29T01:00:00Z", "after");

    Timeline day = at("2026-03-30T00:00:00Z").timeline("2026-03-29", Bucket.HOUR);

    assertThat(day.buckets()).hasSize(23);
    assertThat(counts(day).subList(0, 4)).containsExactly(0L, 1L, 1L, 0L);
    assertThat(day.buckets().get(2).label()).isEqualTo("2026-03-29T03:00+02:00");
  }

  @Test
  void timeline_dayOfAutumnChange_has25Hours() {
    memory.ask("2025-10-26T00:30:00Z", "first").ask("2025-10-26T01:30:00Z", "second");

    Timeline day = at("2026-03-30T00:00:00Z").timeline("2025-10-26", Bucket.HOUR);

    assertThat(day.buckets()).hasSize(25);
    assertThat(day.buckets().get(2).label()).isEqualTo("2025-10-26T02:00+02:00");
    assertThat(day.buckets().get(3).label()).isEqualTo("2025-10-26T02:00+01:00");
    assertThat(counts(day).subList(1, 5)).containsExactly(0L, 1L, 1L, 0L);
  }

  @Test
  void timeline_leapDayAndEndOfYear_areDaysAndWeeksOfTheirOwn() {
    memory.ask("2024-02-29T12:00:00Z", "leap").ask("2024-12-31T12:00:00Z", "last day");
    Activity activity = at("2026-03-30T00:00:00Z");

    Timeline february = activity.timeline("February 2024", Bucket.DAY);
    Timeline weeks = activity.timeline(activity.period("2024-12-28 to 2025-01-07"), Bucket.WEEK);

    assertThat(february.buckets()).hasSize(29);
    assertThat(february.buckets().get(28).count()).isEqualTo(1);
    assertThat(weeks.buckets().stream().map(TimelineBucket::label))
        .containsExactly("2024-W52", "2025-W01", "2025-W02");
    assertThat(counts(weeks)).containsExactly(0L, 1L, 0L);
  }

  @Test
  void timeline_boundsAtAnInteraction_haveTheFirstAndNotTheLast() {
    memory.ask("2026-01-05T10:00:00Z", "first").ask("2026-01-05T11:00:00Z", "last");
    Period period =
        new Period(Instant.parse("2026-01-05T10:00:00Z"), Instant.parse("2026-01-05T11:00:00Z"));

    assertThat(at("2026-02-01T00:00:00Z").timeline(period, Bucket.DAY).total()).isEqualTo(1);
  }

  @Test
  void queries_emptyOrFuturePeriod_haveNothing() {
    memory.ask("2026-01-05T10:00:00Z", "topic");
    Activity activity = at("2026-01-10T00:00:00Z");
    Instant instant = Instant.parse("2026-01-05T10:00:00Z");
    Period empty = new Period(instant, instant);

    assertThat(activity.timeline(empty, Bucket.DAY).buckets()).isEmpty();
    assertThat(activity.summary(empty).averagePerDay()).isZero();
    assertThat(activity.compare(empty, empty, 5).appeared()).isEmpty();
    assertThat(counts(activity.timeline("next 3 days", Bucket.DAY))).containsOnly(0L);
    ActivitySummary next = activity.summary("next month");
    assertThat(next.interactions()).isZero();
    assertThat(next.averagePerDay()).isZero();
    assertThat(next.peak()).isEmpty();
    assertThat(activity.timeline(Period.startingAt(instant.plusSeconds(9_000_000)), Bucket.DAY))
        .extracting(Timeline::buckets)
        .isEqualTo(List.of());
  }

  @Test
  void timeline_openEnds_reachFromTheFirstInteractionToNow() {
    memory.ask("2026-01-05T10:00:00Z", "topic").ask("2026-01-07T10:00:00Z", "topic");
    Activity activity = at("2026-01-10T09:00:00Z");

    assertThat(counts(activity.timeline(Period.ALL, Bucket.DAY)))
        .containsExactly(1L, 0L, 1L, 0L, 0L, 0L);
    assertThat(counts(at("2026-01-06T09:00:00Z").timeline(Period.ALL, Bucket.DAY)))
        .as("an interaction after now, as of a clock that was set back")
        .containsExactly(1L, 0L, 1L);
    assertThat(activity.timeline(Period.before(Instant.EPOCH), Bucket.DAY).buckets()).isEmpty();
  }

  @Test
  void timeline_emptyMemoryAndOpenEnds_hasOneEmptyPart() {
    assertThat(at("2026-01-10T09:00:00Z").timeline(Period.ALL, Bucket.DAY).total()).isZero();
  }

  @Test
  void timeline_topics_areOfQuestionsAndNotOfWhatWasFound() {
    memory.ask("2026-01-05T10:00:00Z", "asked", "?found");

    TimelineBucket day =
        at("2026-02-01T00:00:00Z").timeline("2026-01-05", Bucket.DAY).buckets().get(0);

    assertThat(day.topics()).extracting(count -> count.topic()).containsExactly("asked");
    assertThat(at("2026-02-01T00:00:00Z").firstSeen("found")).isEmpty();
    assertThat(at("2026-02-01T00:00:00Z").firstSeen("ASKED"))
        .contains(Instant.parse("2026-01-05T10:00:00Z"));
  }

  @Test
  void summary_weekThatHasNotEnded_averagesTheDaysThatHaveBegun() {
    memory
        .ask("2026-01-05T10:00:00Z", "topic")
        .ask("2026-01-06T10:00:00Z", "topic")
        .ask("2026-01-06T10:00:01Z", "topic");

    ActivitySummary week = at("2026-01-07T10:00:00Z").summary("this week");

    assertThat(week.averagePerDay()).isEqualTo(1);
    assertThat(week.peak()).contains(new DayCount(LocalDate.of(2026, 1, 6), 2));
  }

  @Test
  void summary_sessionAroundThePeriod_countsOnlyIfItIsInIt() {
    memory
        .inSession(1, "2026-01-05T10:00:00Z")
        .inSession(1, "2026-01-09T10:00:00Z")
        .inSession(2, "2026-01-05T10:00:00Z")
        .inSession(2, "2026-01-07T10:00:00Z")
        .inSession(2, "2026-01-09T10:00:00Z");
    Activity activity = at("2026-02-01T00:00:00Z");

    assertThat(activity.summary("2026-01-07").sessions()).isEqualTo(1);
    assertThat(activity.summary("2026-01-05").sessions()).isEqualTo(2);
    assertThat(activity.summary("2026-01-06").sessions()).isZero();
  }

  @Test
  void trending_fewQuestions_areNoTrend() {
    memory.ask("2026-01-05T10:00:00Z", "rare").ask("2026-01-05T11:00:00Z", "rare");
    memory.ask("2026-01-05T10:00:00Z", "often").ask("2026-01-05T11:00:00Z", "often");
    memory.ask("2026-01-05T12:00:00Z", "often");

    assertThat(at("2026-01-06T00:00:00Z").trending(Duration.ofDays(7), 9))
        .extracting(TopicTrend::topic)
        .containsExactly("often");
  }

  @Test
  void trending_equalTopics_areInTheOrderInWhichTheyWereMet() {
    for (int hour = 10; hour < 14; hour++) {
      memory.ask("2026-01-05T" + hour + ":00:00Z", "zebra", "ant", "mole");
    }

    assertThat(at("2026-01-06T00:00:00Z").trending(Duration.ofDays(30), 9))
        .extracting(TopicTrend::topic)
        .containsExactly("zebra", "ant", "mole");
  }

  @Test
  void trending_asManyQuestionsOnTheSameDaysBefore_isNone() {
    for (String day : List.of("02", "03", "05", "09", "10", "12")) {
      memory.ask("2026-01-" + day + "T10:00:00Z", "steady");
    }

    assertThat(at("2026-01-13T00:00:00Z").trending(Duration.ofDays(7), 9)).isEmpty();
  }

  @Test
  void trending_questionsOfThisVeryMoment_count() {
    for (int i = 0; i < 3; i++) {
      memory.ask("2026-01-05T10:00:00Z", "now");
    }

    assertThat(at("2026-01-05T10:00:00Z").trending(Duration.ofDays(1), 9))
        .containsExactly(new TopicTrend("now", 3, 3, 0));
  }

  @Test
  void trending_windowOrLimitOutOfRange_isRefused() {
    Activity activity = at("2026-01-05T10:00:00Z");
    for (Duration window :
        List.of(Duration.ZERO, Duration.ofHours(36), Duration.ofDays(-7), Duration.ofDays(367))) {
      assertThatThrownBy(() -> activity.trending(window, 5))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("window must be whole days within 1..366: window=" + window);
    }
    assertThatThrownBy(() -> activity.trending(Duration.ofDays(7), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit must be within 1..10000: limit=0");
    assertThatThrownBy(() -> activity.compare("today", "yesterday", 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void compare_periodsOfDifferentLength_comparesPerDay() {
    memory.ask("2026-01-05T10:00:00Z", "same").ask("2026-01-05T11:00:00Z", "more");
    memory.ask("2026-01-06T10:00:00Z", "same").ask("2026-01-07T11:00:00Z", "same");
    memory.ask("2026-01-06T10:00:00Z", "more").ask("2026-01-06T11:00:00Z", "more");
    memory.ask("2026-01-06T12:00:00Z", "more");

    PeriodComparison comparison =
        at("2026-02-01T00:00:00Z").compare("2026-01-05", "2026-01-06 to 2026-01-07", 9);

    assertThat(comparison.risen()).extracting(change -> change.topic()).containsExactly("more");
    assertThat(comparison.risen().get(0).change()).isEqualTo(0.5);
    assertThat(comparison.fallen()).isEmpty();
  }

  @Test
  void evolution_unknownTopic_isFlat() {
    assertThat(counts(at("2026-01-05T10:00:00Z").evolution("never met", "last week", Bucket.DAY)))
        .containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 0L);
  }

  @Test
  void period_wordsThatAreNoTime_areRefused() {
    Activity activity = at("2026-01-05T10:00:00Z");

    assertThatThrownBy(() -> activity.timeline("whenever", Bucket.DAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whenever");
  }

  @Test
  void chart_someDays_hasTenCellsForThePeak() {
    for (int i = 0; i < 20; i++) {
      memory.ask("2026-01-06T10:00:0" + i % 10 + "Z", "topic");
    }
    memory.ask("2026-01-07T10:00:00Z", "topic");

    assertThat(at("2026-02-01T00:00:00Z").timeline("2026-01-05 to 2026-01-07", Bucket.DAY).chart())
        .isEqualTo(
            """
            2026-01-05  ..........  0
            2026-01-06  ##########  20
            2026-01-07  #.........  1
            total 21, average 7.0, peak 20 in 2026-01-06
            """);
  }

  @Test
  void chart_withoutActivity_hasNoPeak() {
    assertThat(at("2026-02-01T00:00:00Z").timeline("2026-01-05", Bucket.DAY).chart())
        .isEqualTo("2026-01-05  ..........  0\ntotal 0, average 0.0\n");
  }
}
