package dev.ragged.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.document.PersonaId;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.spi.Scope;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How use is counted, on a clock that stands. */
class UseWatchTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void use_rates_areWhatTheTableSays() {
    assertThat(Use.of(0, 0)).isEqualTo(Use.IDLE);
    assertThat(Use.of(0.9, 0.9)).isEqualTo(Use.IDLE);
    assertThat(Use.of(1, 0)).isEqualTo(Use.MIXED);
    assertThat(Use.of(4.9, 50.1)).isEqualTo(Use.BULK);
    assertThat(Use.of(5, 50.1)).isEqualTo(Use.MIXED);
    assertThat(Use.of(0, 50)).isEqualTo(Use.MIXED);
    assertThat(Use.of(10.1, 9.9)).isEqualTo(Use.INTERACTIVE);
    assertThat(Use.of(10.1, 10)).isEqualTo(Use.MIXED);
    assertThat(Use.of(10, 0)).isEqualTo(Use.MIXED);
  }

  @Test
  void count_manyEvents_isNotCapped() {
    SlidingCount count = new SlidingCount(nanos::get);
    for (int second = 0; second < 600; second++) {
      count.add(10);
      pass(Duration.ofSeconds(1));
    }
    assertThat(count.perMinute()).isCloseTo(600, within(30.0));
    assertThat(count.count()).isBetween(2_850L, 3_000L);
  }

  @Test
  void count_firstSeconds_areNotMadeARate() {
    SlidingCount count = new SlidingCount(nanos::get);
    count.add(10);
    pass(Duration.ofSeconds(1));
    assertThat(count.perMinute()).isEqualTo(10);
    pass(Duration.ofMinutes(2));
    assertThat(count.perMinute()).isCloseTo(10 / 2.0167, within(0.01));
  }

  @Test
  void count_afterTheWindow_isZero() {
    SlidingCount count = new SlidingCount(nanos::get);
    count.add(1_000);
    pass(SlidingCount.WINDOW.minusSeconds(10));
    assertThat(count.count()).isEqualTo(1_000);
    pass(Duration.ofSeconds(10));
    assertThat(count.count()).isZero();
    count.add(3);
    assertThat(count.count()).isEqualTo(3);
    pass(Duration.ofDays(400));
    assertThat(count.count()).isZero();
  }

  @Test
  void repeats_knownShare_isEstimated() {
    long seed = 11;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Repeats repeats = new Repeats();
    assertThat(repeats.rate()).isZero();
    int known = 0;
    boolean[] seen = new boolean[400];
    for (int i = 0; i < 1_000; i++) {
      int question = random.nextInt(seen.length);
      known += seen[question] ? 1 : 0;
      seen[question] = true;
      repeats.add(SearchRequest.of("question " + question), Scope.shared());
    }
    assertThat(repeats.asked()).isEqualTo(1_000);
    assertThat(repeats.rate()).isCloseTo(known / 1_000.0, within(0.08));
  }

  @Test
  void repeats_otherAskerOrRequest_isNone() {
    Repeats repeats = new Repeats();
    repeats.add(SearchRequest.of("same"), Scope.shared());
    repeats.add(SearchRequest.of("same"), Scope.of(PersonaId.of("ana")));
    repeats.add(SearchRequest.builder("same").k(3).build(), Scope.shared());
    assertThat(repeats.rate()).isZero();
    repeats.add(SearchRequest.of("same"), Scope.shared());
    assertThat(repeats.rate()).isEqualTo(0.25);
  }
}
