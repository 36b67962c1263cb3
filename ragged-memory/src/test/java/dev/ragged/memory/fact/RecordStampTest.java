package dev.ragged.memory.fact;

import static dev.ragged.memory.fact.Samples.at;
import static dev.ragged.memory.fact.Samples.stamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecordStampTest {
  @Test
  void next_clockGoesOn_hasItsTime() {
    assertThat(RecordStamp.first(at(10)).next(at(11))).isEqualTo(stamp(11, 2));
  }

  @Test
  void next_clockSetBack_keepsTheTime() {
    assertThat(RecordStamp.first(at(10)).next(at(3))).isEqualTo(stamp(10, 2));
  }

  @Test
  void next_clockSetBackByLessThanAMillisecond_keepsTheTime() {
    assertThat(RecordStamp.first(at(10).plusNanos(500_000)).next(at(10).plusNanos(2)))
        .isEqualTo(stamp(10, 2));
  }

  @Test
  void compareTo_equalTimes_goesBySequence() {
    assertThat(stamp(10, 9)).isLessThan(stamp(11, 1)).isLessThan(stamp(10, 10));
  }

  @Test
  void new_sequenceBelowOne_isRefused() {
    assertThatThrownBy(() -> stamp(10, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sequence=0");
  }
}
