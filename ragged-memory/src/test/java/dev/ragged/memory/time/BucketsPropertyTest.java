package dev.ragged.memory.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Buckets of random periods, half of them where clocks change, against a walk over each tick. */
class BucketsPropertyTest {
  private static final long SEED = 20_111_230L;
  private static final int PERIODS = 150;

  private static final List<ZoneId> ZONES =
      List.of(
              "UTC",
              "Europe/Berlin",
              "Europe/Amsterdam",
              "America/New_York",
              "America/St_Johns",
              "America/Sao_Paulo",
              "America/Havana",
              "Africa/Cairo",
              "Africa/Casablanca",
              "Africa/Monrovia",
              "Asia/Kolkata",
              "Asia/Kathmandu",
              "Asia/Manila",
              "Australia/Lord_Howe",
              "Pacific/Apia",
              "Pacific/Kwajalein",
              "America/Juneau",
              "Antarctica/Troll")
          .stream()
          .map(ZoneId::of)
          .toList();

  @ParameterizedTest
  @EnumSource(Bucket.class)
  void cut_randomPeriods_agreesWithAWalkOverEachTick(Bucket bucket) {
    System.err.println("seed " + SEED);
    Random random = new Random(SEED + days(bucket));
    for (int i = 0; i < Math.min(PERIODS, 10_000 / days(bucket)); i++) {
      TimeSettings settings = settings(random);
      Period period = period(random, settings.zone(), days(bucket));
      Buckets buckets = bucket.cut(period, settings);
      assertThat(buckets.periods())
          .as("%s of %s in %s", bucket, period, settings)
          .isEqualTo(walk(period, bucket, settings));
    }
  }

  @ParameterizedTest
  @EnumSource(Bucket.class)
  void cut_randomPeriods_coversThemWithoutGaps(Bucket bucket) {
    System.err.println("seed " + SEED);
    Random random = new Random(SEED + days(bucket));
    for (int i = 0; i < PERIODS; i++) {
      TimeSettings settings = settings(random);
      Period period = period(random, settings.zone(), 20 * days(bucket));
      Buckets buckets = bucket.cut(period, settings);
      Instant reached = period.from();
      for (int b = 0; b < buckets.size(); b++) {
        Period part = buckets.period(b);
        assertThat(part.from()).isEqualTo(reached);
        assertThat(part.isEmpty()).isFalse();
        assertThat(buckets.indexOf(part.from())).isEqualTo(b);
        assertThat(buckets.indexOf(part.to().minusNanos(1))).isEqualTo(b);
        assertThat(b > 0 && buckets.label(b).equals(buckets.label(b - 1))).isFalse();
        reached = part.to();
      }
      assertThat(reached).isEqualTo(period.to());
    }
  }

  @Test
  void parse_unitsAroundNow_areTheBucketsAroundNow() {
    System.err.println("seed " + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < 2000; i++) {
      TimeSettings settings = settings(random);
      Instant now = period(random, settings.zone(), 1).from();
      TimeExpressions times = new TimeExpressions(Clock.fixed(now, ZoneOffset.UTC), settings);
      for (Bucket bucket : List.of(Bucket.WEEK, Bucket.MONTH, Bucket.QUARTER, Bucket.YEAR)) {
        Period around = Period.of(now.minus(Duration.ofDays(800)), Duration.ofDays(1600));
        Buckets buckets = bucket.cut(around, settings);
        int present = buckets.indexOf(now);
        String unit = bucket.name();
        assertThat(times.parse("this " + unit)).isEqualTo(buckets.period(present));
        assertThat(times.parse("last " + unit)).isEqualTo(buckets.period(present - 1));
        assertThat(times.parse("next " + unit)).isEqualTo(buckets.period(present + 1));
      }
    }
  }

  @Test
  void parse_thisHourWhereClocksChange_isTheBucketAroundNow() {
    for (ZoneId zone : ZONES) {
      TimeSettings settings = TimeSettings.of(zone);
      for (ZoneOffsetTransition change : zone.getRules().getTransitions()) {
        for (int second : new int[] {-3599, -61, -1, 0, 1, 59, 61, 3599}) {
          Instant now = change.getInstant().plusSeconds(second);
          TimeExpressions times = new TimeExpressions(Clock.fixed(now, ZoneOffset.UTC), settings);
          Period around = new Period(now.minusSeconds(7200), now.plusSeconds(7200));
          Buckets hours = Bucket.HOUR.cut(around, settings);
          Period expected = hours.period(hours.indexOf(now));
          assertThat(times.parse("this hour")).as("%s at %s", zone, now).isEqualTo(expected);
        }
      }
    }
  }

  private static TimeSettings settings(Random random) {
    ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
    return new TimeSettings(zone, DayOfWeek.of(1 + random.nextInt(7)));
  }

  private static int days(Bucket bucket) {
    return switch (bucket) {
      case HOUR, DAY -> 3;
      case WEEK -> 16;
      case MONTH -> 40;
      case QUARTER -> 100;
      case YEAR -> 370;
    };
  }

  private static Period period(Random random, ZoneId zone, int maxDays) {
    List<ZoneOffsetTransition> changes = zone.getRules().getTransitions();
    long center =
        changes.isEmpty() || random.nextBoolean()
            ? -4_000_000_000L + (random.nextLong() >>> 1) % 7_000_000_000L
            : changes.get(random.nextInt(changes.size())).toEpochSecond();
    long seconds = random.nextInt(maxDays * 86_400);
    long from = center - random.nextInt((int) seconds + 1);
    if (random.nextBoolean()) {
      from -= Math.floorMod(from, 60);
    }
    return Period.of(Instant.ofEpochSecond(from), Duration.ofSeconds(seconds));
  }

  /** Returns the parts of the period between which the clock or the calendar shows another. */
  private static List<Period> walk(Period period, Bucket bucket, TimeSettings settings) {
    List<Period> parts = new ArrayList<>();
    long from = period.from().getEpochSecond();
    long to = period.to().getEpochSecond();
    // A date that has begun goes on even where clocks are set back over midnight. So start early.
    String shown = "";
    long start = from;
    for (long second = from - 86_400; second < to; second++) {
      String next = shown(second, bucket, settings);
      boolean changes = bucket == Bucket.HOUR ? !next.equals(shown) : next.compareTo(shown) > 0;
      if (changes && second > from) {
        parts.add(new Period(Instant.ofEpochSecond(start), Instant.ofEpochSecond(second)));
        start = second;
      }
      shown = changes ? next : shown;
      // Nothing changes within a minute that starts and ends alike; that saves most of the steps.
      if (shown(second + 59, bucket, settings).equals(next) && second + 60 < to) {
        second = Math.min(second + 58, second < from ? from - 1 : Long.MAX_VALUE);
      }
    }
    if (start < to) {
      parts.add(new Period(Instant.ofEpochSecond(start), period.to()));
    }
    return parts;
  }

  private static String shown(long second, Bucket bucket, TimeSettings settings) {
    Instant instant = Instant.ofEpochSecond(second);
    ZoneOffset offset = settings.zone().getRules().getOffset(instant);
    LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, offset);
    LocalDate date = local.toLocalDate();
    return switch (bucket) {
      case HOUR -> date + " " + local.getHour() + " " + offset;
      case DAY -> date.toString();
      case WEEK ->
          date.minusDays((date.getDayOfWeek().getValue() - settings.weekStart().getValue() + 7) % 7)
              .toString();
      case MONTH -> date.withDayOfMonth(1).toString();
      case QUARTER -> date.getYear() + "-" + (date.getMonthValue() - 1) / 3;
      case YEAR -> Integer.toString(date.getYear());
    };
  }
}
