package dev.ragged.memory.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
  private static final Instant T = Instant.parse("2026-01-15T12:00:00Z");

  @Test
  void contains_boundaries_areHalfOpen() {
    Period period = Period.of(T, Duration.ofHours(1));
    assertThat(period.contains(T.minusNanos(1))).isFalse();
    assertThat(period.contains(T)).isTrue();
    assertThat(period.contains(T.plusSeconds(3600).minusNanos(1))).isTrue();
    assertThat(period.contains(T.plusSeconds(3600))).isFalse();
  }

  @Test
  void period_thatIsEmpty_containsAndOverlapsNothing() {
    Period empty = new Period(T, T);
    assertThat(empty.isEmpty()).isTrue();
    assertThat(empty.contains(T)).isFalse();
    assertThat(empty.overlaps(empty)).isFalse();
    assertThat(empty.overlaps(Period.ALL)).isFalse();
    assertThat(empty.duration()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "-2, -1, false",
    "-2, 0, false",
    "-2, 1, true",
    "0, 2, true",
    "1, 2, true",
    "2, 3, false"
  })
  void overlaps_ofHours_asTheyShareAnInstant(int from, int to, boolean expected) {
    Period period = hours(0, 2);
    Period other = hours(from, to);
    assertThat(period.overlaps(other)).isEqualTo(expected);
    assertThat(other.overlaps(period)).isEqualTo(expected);
  }

  @Test
  void intersection_isTheSharedTime() {
    assertThat(hours(0, 3).intersection(hours(2, 5))).contains(hours(2, 3));
    assertThat(hours(0, 3).intersection(hours(1, 2))).contains(hours(1, 2));
    assertThat(hours(0, 3).intersection(hours(3, 4))).isEmpty();
  }

  @Test
  void constructor_endBeforeStart_isRefused() {
    assertThatThrownBy(() -> new Period(T, T.minusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from=2026-01-15T12:00:00Z")
        .hasMessageContaining("to=2026-01-15T11:59:59.999999999Z");
  }

  @Test
  void constructor_beyondTheOpenEnds_isRefusedAndNamesThem() {
    assertThatThrownBy(() -> new Period(Instant.MIN, T))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Period.EARLIEST");
    assertThatThrownBy(() -> new Period(T, Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Period.LATEST");
  }

  @Test
  void openEnds_haveExactMilliseconds() {
    assertThat(Instant.ofEpochMilli(Period.ALL.fromMillis())).isEqualTo(Period.EARLIEST);
    assertThat(Instant.ofEpochMilli(Period.ALL.toMillis())).isEqualTo(Period.LATEST);
    assertThat(Period.ALL.hasOpenStart()).isTrue();
    assertThat(Period.ALL.hasOpenEnd()).isTrue();
    assertThat(Period.before(T).hasOpenEnd()).isFalse();
    assertThat(Period.startingAt(T).hasOpenStart()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-15T12:00:00Z", "1925-06-01T00:00:00Z", "1969-12-31T23:59:59Z"})
  void millis_ofFinerInstants_selectTheSameTimes(String start) {
    Instant base = Instant.parse(start);
    for (int from = 0; from < 3; from++) {
      for (int to = from; to < 4; to++) {
        Period period = new Period(base.plusNanos(from * 700_000L), base.plusNanos(to * 700_000L));
        for (int i = -1; i < 5; i++) {
          Instant whole = base.plusMillis(i);
          long millis = whole.toEpochMilli();
          boolean selected = period.fromMillis() <= millis && millis < period.toMillis();
          assertThat(selected).as("%s in %s", whole, period).isEqualTo(period.contains(whole));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1_000_000, 999_999_999, 86_400_000_000_001L})
  void toString_isReadByParse(long nanos) {
    TimeExpressions times =
        new TimeExpressions(Clock.fixed(T, ZoneOffset.UTC), TimeSettings.DEFAULT);
    Period period = Period.of(T.plusNanos(nanos), Duration.ofNanos(nanos));
    assertThat(times.parse(period.toString())).isEqualTo(period);
    assertThat(times.parse(Period.ALL.toString())).isEqualTo(Period.ALL);
  }

  private static Period hours(int from, int to) {
    return new Period(T.plusSeconds(3600L * from), T.plusSeconds(3600L * to));
  }
}
