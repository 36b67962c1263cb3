package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** Percentiles of a histogram against exact ones of sorted durations. */
class PercentileErrorTest {
  private static void assertClose(String name, int n, ToLongFunction<Random> distribution) {
    long seed = Long.getLong("ragged.test.seed", System.nanoTime());
    System.out.println(name + ": -Dragged.test.seed=" + seed);
    Random random = new Random(seed);
    DurationHistogram histogram = new DurationHistogram();
    long[] exact = new long[n];
    for (int i = 0; i < n; i++) {
      exact[i] = Math.max(0, distribution.applyAsLong(random));
      histogram.add(exact[i]);
    }
    Arrays.sort(exact);
    for (double percent = 0; percent <= 100; percent += 0.1) {
      int rank = (int) Math.max(1, Math.ceil(percent / 100 * n - 1e-9));
      long expected = exact[rank - 1];
      long found = histogram.percentile(Math.min(100, percent));
      assertThat(Math.abs(found - expected))
          .as("%s, percentile %s: %s, exactly %s", name, percent, found, expected)
          .isLessThanOrEqualTo((long) (0.004 * expected));
      assertThat(found).isBetween(exact[0], exact[n - 1]);
    }
  }

  @Test
  void percentile_uniform_isOffByLessThanOnePercent() {
    assertClose("uniform", 10_000, random -> random.nextLong(50_000_000));
  }

  @Test
  void percentile_logNormal_isOffByLessThanOnePercent() {
    assertClose("log-normal", 10_000, random -> (long) Math.exp(13 + 2 * random.nextGaussian()));
  }

  @Test
  void percentile_bimodal_isOffByLessThanOnePercent() {
    assertClose(
        "bimodal",
        10_000,
        random ->
            (long) ((random.nextInt(10) == 0 ? 80e6 : 40e3) * (1 + 0.1 * random.nextGaussian())));
  }

  @Test
  void percentile_oneOrTwoDurations_isOffByLessThanOnePercent() {
    assertClose("one", 1, random -> 123_456_789);
    assertClose("two", 2, random -> random.nextLong(1_000_000_000_000L));
    assertClose("zero", 3, random -> 0);
    assertClose("longest", 2, random -> Long.MAX_VALUE - random.nextInt(2));
  }

  @Test
  void percentile_nothing_isZero() {
    DurationHistogram histogram = new DurationHistogram();
    assertThat(histogram.percentile(0)).isZero();
    assertThat(histogram.percentile(50)).isZero();
    assertThat(histogram.percentile(100)).isZero();
    assertThat(histogram.min()).isZero();
    assertThat(histogram.max()).isZero();
  }

  @Test
  void percentile_outOfRange_isRefused() {
    for (double bad : new double[] {-0.1, 100.1, Double.NaN}) {
      assertThatThrownBy(() -> new DurationHistogram().percentile(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("percent=" + bad);
    }
  }
}
