package dev.ragged.memory.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00.000Z",
    "-1, 1969-12-31T23:59:59.999Z",
    "1774746000000, 2026-03-29T01:00:00.000Z",
    "951782400007, 2000-02-29T00:00:00.007Z",
    "253402300800000, +10000-01-01T00:00:00.000Z",
    "-62167219200001, -0001-12-31T23:59:59.999Z"
  })
  void text_ofMillis_isUtcWithThreeDigits(long millis, String text) {
    assertThat(IsoTimes.text(Instant.ofEpochMilli(millis))).isEqualTo(text);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void parse_ofText_isTheSameTime(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      Instant time = Instant.ofEpochMilli(random.nextLong() >> random.nextInt(40));

      assertThat(IsoTimes.parse(IsoTimes.text(time))).isEqualTo(time);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T02:00:00+02:00, 2026-01-01T00:00:00Z",
    "2026-01-01T00:00:00.123999999Z, 2026-01-01T00:00:00.123Z",
    "1960-01-01T00:00:00.123999999Z, 1960-01-01T00:00:00.123Z"
  })
  void parse_otherForms_isInMillis(String text, Instant time) {
    assertThat(IsoTimes.parse(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-02-30T00:00:00Z",
        "2026-01-01T00:00:00",
        "2026-01-01",
        "+999999999-12-31T00:00:00Z",
        "-999999999-12-31T00:00:00Z",
        "2026-01-01T00:00:00.0000000000000000000000000000000000000000000000Z"
      })
  void parse_noTime_isRefused(String text) {
    assertThatThrownBy(() -> IsoTimes.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be a time");
  }
}
