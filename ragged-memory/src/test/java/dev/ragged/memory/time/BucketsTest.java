package dev.ragged.memory.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BucketsTest {
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-29, 23",
    "Europe/Berlin, 2026-10-25, 25",
    "Europe/Berlin, 2026-10-26, 24",
    "America/New_York, 2026-03-08, 23",
    "America/New_York, 2026-11-01, 25",
    "Asia/Kolkata, 2026-03-29, 24",
    "America/Sao_Paulo, 2018-11-04, 23",
    "Africa/Cairo, 2023-04-28, 23",
    "Pacific/Apia, 2011-12-30, 0",
    "Australia/Lord_Howe, 2026-04-05, 25",
    "Australia/Lord_Howe, 2026-10-04, 24",
  })
  void hours_ofADay_areAsManyAsTheClockShows(String zone, String day, int expected) {
    Buckets hours = cut(zone, day, Bucket.HOUR);
    assertThat(hours.size()).isEqualTo(expected);
    assertThat(labels(hours)).doesNotHaveDuplicates();
  }

  @Test
  void hours_inAutumn_showTheHourTwiceWithItsOffset() {
    assertThat(labels(cut("Europe/Berlin", "2026-10-25", Bucket.HOUR)).subList(1, 5))
        .containsExactly(
            "2026-10-25T01:00+02:00",
            "2026-10-25T02:00+02:00",
            "2026-10-25T02:00+01:00",
            "2026-10-25T03:00+01:00");
  }

  @Test
  void hours_inSpring_skipTheMissingOne() {
    assertThat(labels(cut("Europe/Berlin", "2026-03-29", Bucket.HOUR)).subList(1, 3))
        .containsExactly("2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00");
  }

  @Test
  void hours_ofHalfAnHour_areBucketsOfTheirOwn() {
    Buckets hours = cut("Australia/Lord_Howe", "2026-04-05", Bucket.HOUR);
    assertThat(hours.period(2).duration()).isEqualTo(Duration.ofMinutes(30));
    assertThat(labels(hours).subList(1, 4))
        .containsExactly(
            "2026-04-05T01:00+11:00", "2026-04-05T01:00+10:30", "2026-04-05T02:00+10:30");
  }

  @Test
  void days_withoutMidnight_startWhenClocksChange() {
    Buckets days = cut("America/Sao_Paulo", "2018-11", Bucket.DAY);
    assertThat(days.size()).isEqualTo(30);
    assertThat(days.period(3).from()).isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
    assertThat(days.period(3).duration()).isEqualTo(Duration.ofHours(23));
    assertThat(days.label(3)).isEqualTo("2018-11-04");
  }

  @Test
  void days_thatTheZoneSkipped_haveNoBucket() {
    Buckets days = cut("Pacific/Apia", "2011-12-28..2012-01-01", Bucket.DAY);
    assertThat(labels(days))
        .containsExactly("2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01");
    assertThat(days.periods()).allMatch(day -> day.duration().equals(Duration.ofDays(1)));
  }

  @Test
  void weeks_startingOnASkippedDay_startOnTheNext() {
    TimeSettings settings =
        TimeSettings.of(ZoneId.of("Pacific/Apia")).withWeekStart(DayOfWeek.FRIDAY);
    Times apia = Times.in("Pacific/Apia", "2012-06-01T00:00");
    Buckets weeks = Bucket.WEEK.cut(apia.parse("2011-12-29..2012-01-07"), settings);
    assertThat(weeks.size()).isEqualTo(3);
    assertThat(weeks.period(1).from()).isEqualTo(Instant.parse("2011-12-30T10:00:00Z"));
    assertThat(weeks.period(1).duration()).isEqualTo(Duration.ofDays(6));
    assertThat(labels(weeks)).containsExactly("2011-W52", "2012-W01", "2012-W02");
  }

  // At 00:01 clocks went back to 23:01 of the day before, which had ended by then.
  @Test
  void days_whenClocksGoBackOverMidnight_endAtTheFirst() {
    Buckets days = cut("America/St_Johns", "2010-11-06..2010-11-07", Bucket.DAY);
    assertThat(labels(days)).containsExactly("2010-11-06", "2010-11-07");
    assertThat(days.period(0).duration()).isEqualTo(Duration.ofHours(24));
    assertThat(days.period(1).duration()).isEqualTo(Duration.ofHours(25));
    Instant shownAsDayBefore = days.period(1).from().plus(Duration.ofMinutes(5));
    Buckets part =
        Bucket.DAY.cut(
            Period.of(shownAsDayBefore, Duration.ofMinutes(1)),
            TimeSettings.of(ZoneId.of("America/St_Johns")));
    assertThat(labels(part)).containsExactly("2010-11-07");
  }

  @Test
  void buckets_whereOffsetsHaveSeconds_areCutToTheSecond() {
    // From -00:44:30 to UTC at midnight.
    Buckets days = cut("Africa/Monrovia", "1972-01-06..1972-01-07", Bucket.DAY);
    assertThat(days.period(0).from()).isEqualTo(Instant.parse("1972-01-06T00:44:30Z"));
    assertThat(days.period(1).from()).isEqualTo(Instant.parse("1972-01-07T00:44:30Z"));
    assertThat(days.period(1).to()).isEqualTo(Instant.parse("1972-01-08T00:00:00Z"));
    Buckets hours = cut("Europe/Berlin", "1893-03-31..1893-04-01", Bucket.HOUR);
    assertThat(hours.label(0)).isEqualTo("1893-03-31T00:00+00:53:28");
    assertThat(hours.label(24)).isEqualTo("1893-04-01T00:00+01:00");
    assertThat(hours.period(24).duration()).isEqualTo(Duration.ofMinutes(53).plusSeconds(28));
  }

  @Test
  void days_ofALeapYear_include29February() {
    assertThat(labels(cut("UTC", "2024-02", Bucket.DAY))).hasSize(29).endsWith("2024-02-29");
    assertThat(cut("UTC", "2024", Bucket.DAY).size()).isEqualTo(366);
    assertThat(cut("UTC", "1900-02", Bucket.DAY).size()).isEqualTo(28);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MONDAY   | 2020-12-27..2021-01-04 | 2020-W52 2020-W53 2021-W01
          MONDAY   | 2025-12-28..2026-01-05 | 2025-W52 2026-W01 2026-W02
          SUNDAY   | 2020-12-26..2021-01-03 | 2020-W52 2020-W53 2021-W01
          SUNDAY   | 2026-01-03..2026-01-04 | 2025-W53 2026-W01
          SATURDAY | 2026-01-01..2026-01-03 | 2025-W52 2026-W01
          """)
  void weeks_acrossAYearsEnd_areNumberedByTheirFourthDay(
      DayOfWeek weekStart, String words, String expected) {
    Times utc = Times.in("UTC", "2026-06-01T00:00");
    TimeSettings settings = TimeSettings.DEFAULT.withWeekStart(weekStart);
    assertThat(String.join(" ", labels(Bucket.WEEK.cut(utc.parse(words), settings))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "HOUR, 2026-02-03T04:00+01:00",
    "DAY, 2026-02-03",
    "WEEK, 2026-W06",
    "MONTH, 2026-02",
    "QUARTER, 2026-Q1",
    "YEAR, 2026"
  })
  void label_ofAPart_namesTheWhole(Bucket bucket, String expected) {
    Period minute = Period.of(Instant.parse("2026-02-03T03:04:05Z"), Duration.ofMinutes(1));
    Buckets buckets = bucket.cut(minute, TimeSettings.of(ZoneId.of("Europe/Berlin")));
    assertThat(buckets.periods()).containsExactly(minute);
    assertThat(labels(buckets)).containsExactly(expected);
  }

  @ParameterizedTest
  @EnumSource(
      value = Bucket.class,
      names = {"DAY", "WEEK", "MONTH", "QUARTER", "YEAR"})
  void label_isReadByParseAsTheWholeBucket(Bucket bucket) {
    for (DayOfWeek weekStart : DayOfWeek.values()) {
      Times times = Times.in("Europe/Berlin", weekStart, "2026-02-11T14:30");
      TimeSettings settings = new TimeSettings(ZoneId.of("Europe/Berlin"), weekStart);
      Buckets buckets = bucket.cut(times.parse("1890..2030"), settings);
      for (int i = 1; i < buckets.size() - 1; i++) {
        assertThat(times.parse(buckets.label(i))).isEqualTo(buckets.period(i));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Bucket.class)
  void cut_emptyPeriod_hasNoBuckets(Bucket bucket) {
    Instant now = Instant.parse("2026-02-11T13:00:00Z");
    Buckets buckets = bucket.cut(new Period(now, now), TimeSettings.DEFAULT);
    assertThat(buckets.size()).isZero();
    assertThat(buckets.periods()).isEmpty();
    assertThat(buckets.indexOf(now)).isEqualTo(-1);
    assertThatThrownBy(() -> buckets.period(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void cut_futurePeriod_followsTheRulesOfToday() {
    assertThat(cut("Europe/Berlin", "2126-03-31", Bucket.HOUR).size()).isEqualTo(23);
    assertThat(cut("Europe/Berlin", "9999", Bucket.MONTH).size()).isEqualTo(12);
  }

  @Test
  void cut_exactlyTheLimit_isAccepted() {
    Instant start = Instant.parse("2000-01-01T00:00:00Z");
    Duration most = Duration.ofHours(Bucket.MAX_BUCKETS);
    assertThat(Bucket.HOUR.cut(Period.of(start, most), TimeSettings.DEFAULT).size())
        .isEqualTo(Bucket.MAX_BUCKETS);
    Period more = Period.of(start, most.plusNanos(1));
    assertThatThrownBy(() -> Bucket.HOUR.cut(more, TimeSettings.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 100000 buckets")
        .hasMessageContaining("bucket=HOUR")
        .hasMessageContaining("period=2000-01-01T00:00:00Z..");
  }

  @Test
  void cut_allTime_givesYearsOrAnError() {
    TimeSettings berlin = TimeSettings.of(ZoneId.of("Europe/Berlin"));
    // In Berlin, the year 10000 begins an hour before the end.
    Buckets years = Bucket.YEAR.cut(Period.ALL, berlin);
    assertThat(years.size()).isEqualTo(10_000);
    assertThat(years.label(0)).isEqualTo("0001");
    assertThatThrownBy(() -> Bucket.DAY.cut(Period.ALL, berlin))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void indexOf_boundaries_belongToTheLaterBucket() {
    Buckets days = cut("Europe/Berlin", "2026-02-10..2026-02-12", Bucket.DAY);
    Instant boundary = days.period(1).from();
    assertThat(days.indexOf(boundary.minusNanos(1))).isZero();
    assertThat(days.indexOf(boundary)).isEqualTo(1);
    assertThat(days.indexOf(boundary.plusNanos(1))).isEqualTo(1);
    assertThat(days.indexOf(days.period().from().minusNanos(1))).isEqualTo(-1);
    assertThat(days.indexOf(days.period().to().minusNanos(1))).isEqualTo(2);
    assertThat(days.indexOf(days.period().to())).isEqualTo(-1);
  }

  private static Buckets cut(String zone, String words, Bucket bucket) {
    Period period = Times.in(zone, "2026-06-01T00:00").parse(words);
    return bucket.cut(period, TimeSettings.of(ZoneId.of(zone)));
  }

  private static List<String> labels(Buckets buckets) {
    return IntStream.range(0, buckets.size()).mapToObj(buckets::label).toList();
  }
}
