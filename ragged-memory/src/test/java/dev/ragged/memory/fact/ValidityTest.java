package dev.ragged.memory.fact;

import static dev.ragged.memory.fact.Samples.at;
import static dev.ragged.memory.fact.Samples.between;
import static dev.ragged.memory.fact.Samples.since;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidityTest {
  @Test
  void contains_boundaries_belongToTheRightSide() {
    Validity validity = between(10, 20);

    assertThat(validity.contains(at(9))).isFalse();
    assertThat(validity.contains(at(10))).isTrue();
    assertThat(validity.contains(at(19))).isTrue();
    assertThat(validity.contains(at(20))).isFalse();
  }

  @Test
  void contains_openEnd_holdsToTheLastInstant() {
    assertThat(since(10).contains(Validity.LATEST)).isTrue();
    assertThat(since(10).contains(Instant.MAX)).isTrue();
  }

  @Test
  void contains_unknownStart_holdsFromTheFirstInstant() {
    Validity validity = Validity.until(at(10));

    assertThat(validity.hasKnownStart()).isFalse();
    assertThat(validity.contains(Validity.EARLIEST)).isTrue();
    assertThat(validity.contains(Instant.MIN)).isTrue();
    assertThat(validity.contains(at(10))).isFalse();
  }

  @Test
  void contains_endAtTheLatestInstant_doesNotHoldThere() {
    Validity validity = Validity.between(at(0), Validity.LATEST);

    assertThat(validity.contains(Validity.LATEST)).isFalse();
    assertThat(validity.contains(Validity.LATEST.minusMillis(1))).isTrue();
    assertThat(validity.contains(Instant.MAX)).isFalse();
  }

  @Test
  void new_nanoseconds_areRoundedDown() {
    Instant fine = Instant.parse("2024-02-29T12:00:00.123999999Z");
    Instant before1970 = Instant.parse("1925-12-31T23:59:59.000999999Z");

    assertThat(Validity.since(fine).from()).isEqualTo("2024-02-29T12:00:00.123Z");
    assertThat(Validity.until(fine).to()).contains(Instant.parse("2024-02-29T12:00:00.123Z"));
    assertThat(Validity.since(before1970).from()).isEqualTo("1925-12-31T23:59:59Z");
    assertThat(Validity.since(fine).contains(fine)).isTrue();
  }

  @Test
  void new_endNotAfterStart_isRefused() {
    assertThatThrownBy(() -> between(20, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("validFrom=1970-01-01T00:00:00.020Z")
        .hasMessageContaining("validTo=1970-01-01T00:00:00.010Z");
    assertThatThrownBy(() -> between(10, 10)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Validity.until(Validity.EARLIEST))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void new_lessThanAMillisecond_isRefused() {
    assertThatThrownBy(() -> Validity.between(at(10), at(10).plusNanos(999_999)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("by a millisecond or more");
  }

  @Test
  void new_beyondTheRange_isRefused() {
    assertThatThrownBy(() -> Validity.since(Instant.MIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("validFrom=" + Instant.MIN);
    assertThatThrownBy(() -> Validity.until(Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("validTo=" + Instant.MAX);
    assertThatThrownBy(() -> Validity.until(Validity.LATEST.plusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Validity.since(Validity.EARLIEST.minusNanos(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void earliestAndLatest_asEpochMilliseconds_comeBack() {
    assertThat(Instant.ofEpochMilli(Validity.EARLIEST.toEpochMilli())).isEqualTo(Validity.EARLIEST);
    assertThat(Instant.ofEpochMilli(Validity.LATEST.toEpochMilli())).isEqualTo(Validity.LATEST);
    assertThat(Instant.parse(Validity.EARLIEST.toString())).isEqualTo(Validity.EARLIEST);
  }

  @Test
  void overlaps_meeting_isFalse() {
    assertThat(between(0, 10).overlaps(between(10, 20))).isFalse();
    assertThat(between(10, 20).overlaps(between(0, 10))).isFalse();
    assertThat(between(0, 11).overlaps(between(10, 20))).isTrue();
  }

  @Test
  void intersection_smallPeriods_holdsWhatBothContain() {
    for (Validity one : AllenRelationTest.periods()) {
      for (Validity other : AllenRelationTest.periods()) {
        Optional<Validity> both = one.intersection(other);
        for (int time = -1; time <= 6; time++) {
          Instant instant = at(time);
          assertThat(both.map(validity -> validity.contains(instant)).orElse(false))
              .isEqualTo(one.contains(instant) && other.contains(instant));
        }
        assertThat(both.isPresent()).isEqualTo(one.overlaps(other));
      }
    }
  }

  @Test
  void endingAt_open_keepsTheStart() {
    assertThat(since(10).endingAt(at(20))).isEqualTo(between(10, 20));
    assertThatThrownBy(() -> since(10).endingAt(at(10)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void contains_changeOfClocks_countsInstants() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    Instant start = LocalDate.of(2025, 3, 30).atStartOfDay(paris).toInstant();
    Instant end = LocalDate.of(2025, 3, 31).atStartOfDay(paris).toInstant();

    Validity day = Validity.between(start, end);

    assertThat(Duration.between(day.from(), day.to().orElseThrow())).hasHours(23);
    assertThat(day.contains(start.plus(Duration.ofHours(23)))).isFalse();
  }

  @Test
  void toString_unknownEnds_areDots() {
    assertThat(Validity.always()).hasToString("[..., ...)");
    assertThat(between(0, 1)).hasToString("[1970-01-01T00:00:00Z, 1970-01-01T00:00:00.001Z)");
  }
}
