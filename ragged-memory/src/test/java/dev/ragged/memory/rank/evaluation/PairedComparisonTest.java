package dev.ragged.memory.rank.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {
  private static final long SEED = Long.getLong("ragged.test.seed", 20260107);

  private static double[] values(double... values) {
    return values;
  }

  @Test
  void of_handComputed_isThat() {
    PairedComparison comparison =
        PairedComparison.of(values(0.2, 0.4, 0.6, 0.8), values(0.4, 0.4, 0.5, 1.0), 1);
    assertThat(comparison.queries()).isEqualTo(4);
    assertThat(comparison.baselineMean()).isCloseTo(0.5, within(1e-12));
    assertThat(comparison.variantMean()).isCloseTo(0.575, within(1e-12));
    assertThat(comparison.difference()).isCloseTo(0.075, within(1e-12));
    assertThat(comparison.relativeLift().orElseThrow()).isCloseTo(0.15, within(1e-12));
    assertThat(comparison.wins()).isEqualTo(2);
    assertThat(comparison.ties()).isEqualTo(1);
    assertThat(comparison.losses()).isEqualTo(1);
    assertThat(comparison.interval().orElseThrow().contains(0.075)).isTrue();
  }

  @Test
  void of_noQueries_saysNothing() {
    PairedComparison comparison = PairedComparison.of(values(), values(), 1);
    assertThat(comparison.queries()).isZero();
    assertThat(comparison.difference()).isZero();
    assertThat(comparison.relativeLift()).isEmpty();
    assertThat(comparison.interval()).isEmpty();
    assertThat(comparison.pValue()).isEqualTo(1);
  }

  @Test
  void of_oneQuery_hasADifferenceButNoInterval() {
    PairedComparison comparison = PairedComparison.of(values(0.5), values(1), 1);
    assertThat(comparison.difference()).isEqualTo(0.5);
    assertThat(comparison.relativeLift()).hasValue(1);
    assertThat(comparison.interval()).isEmpty();
    assertThat(comparison.pValue()).isEqualTo(1);
    assertThat(comparison.wins()).isEqualTo(1);
  }

  @Test
  void of_allTies_isNoDifferenceForSure() {
    PairedComparison comparison = PairedComparison.of(values(0.5, 1), values(0.5, 1), 1);
    assertThat(comparison.interval()).contains(new Interval(0, 0));
    assertThat(comparison.pValue()).isEqualTo(1);
    assertThat(comparison.ties()).isEqualTo(2);
    assertThat(comparison.relativeLift()).hasValue(0);
  }

  @Test
  void of_baselineOfZero_hasNoLift() {
    PairedComparison comparison = PairedComparison.of(values(0, 0), values(1, 0), 1);
    assertThat(comparison.relativeLift()).isEmpty();
    assertThat(comparison.difference()).isEqualTo(0.5);
  }

  @Test
  void of_sameSeed_isTheSame() {
    double[] baseline = new Random(SEED).doubles(30).toArray();
    double[] variant = new Random(SEED + 1).doubles(30).toArray();
    PairedComparison comparison = PairedComparison.of(baseline, variant, 5);
    assertThat(PairedComparison.of(baseline, variant, 5)).isEqualTo(comparison);
    assertThat(PairedComparison.of(baseline, variant, 6).interval())
        .isNotEqualTo(comparison.interval());
  }

  @Test
  void of_swapped_isTheOpposite() {
    double[] baseline = new Random(SEED).doubles(30).toArray();
    double[] variant = new Random(SEED + 1).doubles(30).map(Math::sqrt).toArray();
    PairedComparison forth = PairedComparison.of(baseline, variant, 5);
    PairedComparison back = PairedComparison.of(variant, baseline, 5);
    assertThat(back.difference()).isCloseTo(-forth.difference(), within(1e-12));
    assertThat(back.wins()).isEqualTo(forth.losses());
    assertThat(back.pValue()).isCloseTo(forth.pValue(), within(1e-12));
    assertThat(back.interval().orElseThrow().low())
        .isCloseTo(-forth.interval().orElseThrow().high(), within(1e-12));
  }

  @Test
  void of_twoValues_hasTheIntervalOfAllResamples() {
    // Means of two draws from {0, 1}: 0, 0.5, 0.5, 1, so 95 % reach both ends.
    assertThat(PairedComparison.of(values(0, 0), values(0, 1), 1).interval())
        .contains(new Interval(0, 1));
  }

  @Test
  void interval_ofManyValues_isThatOfTheNormalDistribution() {
    double[] variant = new double[1_000];
    Arrays.setAll(variant, i -> i % 2);
    Interval interval =
        PairedComparison.of(new double[1_000], variant, SEED).interval().orElseThrow();
    double reach = 1.959964 * 0.5 / Math.sqrt(1_000);
    assertThat(interval.low()).isCloseTo(0.5 - reach, within(0.003));
    assertThat(interval.high()).isCloseTo(0.5 + reach, within(0.003));
  }

  @Test
  void interval_repeatedSamples_coversTheTrueMeanAsOftenAsItSays() {
    System.out.println("-Dragged.test.seed=" + SEED);
    Random random = new Random(SEED);
    int covered = 0;
    for (int trial = 0; trial < 300; trial++) {
      double[] baseline = random.doubles(30).toArray();
      double[] variant = new double[30];
      Arrays.setAll(variant, i -> baseline[i] + 0.1 + 0.3 * random.nextGaussian());
      Interval interval =
          PairedComparison.of(baseline, variant, random.nextLong()).interval().orElseThrow();
      covered += interval.contains(0.1) ? 1 : 0;
    }
    assertThat(covered / 300.0).as("seed %d", SEED).isBetween(0.90, 0.99);
  }

  @Test
  void of_unpaired_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedComparison.of(values(1), values(1, 2), 1))
        .withMessageContaining("baseline.length=1, variant.length=2");
  }

  @Test
  void of_noNumber_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedComparison.of(values(1, 1), values(1, Double.NaN), 1))
        .withMessageContaining("variant[1]=NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedComparison.of(values(Double.POSITIVE_INFINITY), values(1), 1))
        .withMessageContaining("baseline[0]=Infinity");
  }

  @Test
  void interval_upsideDown_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interval(1, 0))
        .withMessageContaining("low=1.0, high=0.0");
    assertThat(new Interval(0, 1).contains(1)).isTrue();
    assertThat(new Interval(0, 1).contains(1.1)).isFalse();
  }
}
