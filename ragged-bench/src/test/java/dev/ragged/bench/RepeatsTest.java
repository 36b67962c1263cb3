package dev.ragged.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.profiling.Durations;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private static Durations taking(long millis) {
    AtomicLong now = new AtomicLong();
    return Repeats.DEFAULT.of(() -> now.addAndGet(millis * 1_000_000), now::get);
  }

  @Test
  void of_default_warmsUpThriceAndMeasuresTenTimes() {
    AtomicLong now = new AtomicLong();
    AtomicInteger calls = new AtomicInteger();
    // Each call takes a millisecond more, the first of them one.
    Durations durations =
        Repeats.DEFAULT.of(() -> now.addAndGet(calls.incrementAndGet() * 1_000_000L), now::get);
    assertThat(calls).hasValue(13);
    assertThat(durations.count()).isEqualTo(10);
    assertThat(durations.min()).isEqualTo(Duration.ofMillis(4));
    assertThat(durations.max()).isEqualTo(Duration.ofMillis(13));
    assertThat(durations.mean()).isEqualTo(Duration.ofMillis(8).plusMillis(1).minusNanos(500_000));
    assertThat(durations.standardDeviation().toNanos() / 1e6).isBetween(3.02, 3.03);
  }

  @Test
  void speedup_saysFasterOrSlower() {
    assertThat(Repeats.speedup(taking(5), taking(2)))
        .isEqualTo("2.50x faster (5.00 ms to 2.00 ms, medians of 10)");
    assertThat(Repeats.speedup(taking(2), taking(5))).startsWith("2.50x slower");
    assertThat(Repeats.speedup(taking(2), taking(2))).startsWith("as fast");
    assertThat(Repeats.speedup(taking(2), taking(0))).startsWith("faster");
  }

  @Test
  void create_nothingMeasured_isRefused() {
    assertThatThrownBy(() -> new Repeats(0, 0)).hasMessageEndingWith("warmUp=0, measured=0");
  }
}
