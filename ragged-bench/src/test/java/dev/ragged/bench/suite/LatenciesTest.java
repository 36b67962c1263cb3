package dev.ragged.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.bench.report.Result;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  private static Result of(int count) {
    Sheet sheet = new Sheet("s", "x");
    new Latencies(LongStream.rangeClosed(1, count).map(i -> i * 1_000_000).toArray()).addTo(sheet);
    return sheet.result();
  }

  private static double value(Result result, String metric) {
    return result.measurement(metric).orElseThrow().value();
  }

  @Test
  void addTo_tooFewValues_saysSoInPlaceOfAPercentile() {
    Result result = of(99);
    assertThat(result.measurement("p95")).isEmpty();
    assertThat(result.notes())
        .containsExactly("p95 n/a: 99 values, takes 100", "p99 n/a: 99 values, takes 10000");
    assertThat(value(result, "p50")).isEqualTo(50);
    assertThat(value(result, "max")).isEqualTo(99);
  }

  @Test
  void addTo_enoughValues_givesNearestRanks() {
    assertThat(value(of(100), "p95")).isEqualTo(95);
    Result many = of(10_000);
    assertThat(value(many, "p99")).isEqualTo(9_900);
    assertThat(many.notes()).isEmpty();
    assertThat(many.measurement("p50").orElseThrow().samples()).hasSize(Latencies.KEPT);
  }
}
