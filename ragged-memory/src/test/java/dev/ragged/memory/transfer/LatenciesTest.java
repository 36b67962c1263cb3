package dev.ragged.memory.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 0.000001",
    "1000000, 1",
    "1500000, 1.5",
    "100000000000, 100000",
    "9223372036854775807, 9223372036854.775807"
  })
  void millis_ofNanos_areExactAndComeBack(long nanos, String text) {
    BigDecimal millis = Latencies.millis(Duration.ofNanos(nanos));

    assertThat(millis.toPlainString()).isEqualTo(text);
    assertThat(Latencies.parse(millis)).isEqualTo(Duration.ofNanos(nanos));
  }

  @ParameterizedTest
  @CsvSource({"0.0000019, 1", "1e3, 1000000000", "1E-50, 0", "0e90, 0", "-0, 0"})
  void parse_otherForms_isRoundedDown(BigDecimal millis, long nanos) {
    assertThat(Latencies.parse(millis)).isEqualTo(Duration.ofNanos(nanos));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "-1e-99", "9223372036854.775808", "1e99", "1e999999999", "1e-999999"})
  void parse_outOfRange_isRefusedAtOnce(String millis) {
    assertThatThrownBy(() -> Latencies.parse(new BigDecimal(millis)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("milliseconds from 0 to 9223372036854.775807");
  }
}
