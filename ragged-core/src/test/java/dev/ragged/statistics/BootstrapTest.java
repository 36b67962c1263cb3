package dev.ragged.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void exact_oddAndEvenNumbers_isTheMedian() {
    assertThat(new ResampledMedian(new double[] {3, 1, 2}).exact()).isEqualTo(2);
    assertThat(new ResampledMedian(new double[] {4, 1, 3, 2}).exact()).isEqualTo(2.5);
    assertThat(new ResampledMedian(new double[] {7}).exact()).isEqualTo(7);
  }

  /** Counting what was drawn must give what sorting it would. */
  @Test
  void next_anyNumber_isTheMedianOfWhatWasDrawn() {
    for (int n = 1; n <= 12; n++) {
      double[] samples = new Random(n).doubles(n).toArray();
      double[] sorted = samples.clone();
      Arrays.sort(sorted);
      ResampledMedian median = new ResampledMedian(samples);
      SplittableRandom random = new SplittableRandom(n);
      SplittableRandom same = new SplittableRandom(n);
      for (int round = 0; round < 200; round++) {
        double[] drawn = new double[n];
        for (int i = 0; i < n; i++) {
          drawn[i] = sorted[same.nextInt(n)];
        }
        assertThat(median.next(random)).isEqualTo(new ResampledMedian(drawn).exact());
      }
    }
  }

  /**
   * Of n = 3 the resampled median is the least sample with chance 7/27, the middle one with 13/27:
   * the binomial distribution says so.
   */
  @Test
  void ofPairs_threeSamples_hasTheKnownDistribution() {
    Bootstrap bootstrap = Bootstrap.ofPairs(new double[] {-1, 2, 5}, 1);
    assertThat(bootstrap.effect()).isEqualTo(2);
    assertThat(bootstrap.lower(0.5)).isEqualTo(-1);
    assertThat(bootstrap.lower(0.6)).isEqualTo(2);
    assertThat(bootstrap.upper(0.5)).isEqualTo(5);
    assertThat(bootstrap.upper(0.6)).isEqualTo(2);
  }

  @Test
  void ofSides_otherLevels_differByTheMedians() {
    Bootstrap bootstrap =
        Bootstrap.ofSides(new double[] {1, 2, 3}, new double[] {11, 12, 13, 14}, 1);
    assertThat(bootstrap.effect()).isEqualTo(10.5);
    assertThat(bootstrap.lower(0.05)).isBetween(8.0, 10.5);
  }

  @Test
  void ofPairs_theSameSeed_givesTheSame() {
    double[] ratios = new Random(5).doubles(20).toArray();
    assertThat(Bootstrap.ofPairs(ratios, 3).lower(0.05))
        .isEqualTo(Bootstrap.ofPairs(ratios, 3).lower(0.05));
  }

  /** Example: of 0.01, 0.04, 0.03, 0.005 at 0.05, Holm rejects the first and the last. */
  @Test
  void holm_knownExample_rejectsStepByStep() {
    Holm holm = new Holm(new double[] {0.01, 0.04, 0.03, 0.005}, 0.05);
    assertThat(holm.rejects(3)).isTrue();
    assertThat(holm.rejects(0)).isTrue();
    assertThat(holm.rejects(2)).isFalse();
    // By itself it would be small enough, but one before it was not.
    assertThat(holm.rejects(1)).isFalse();
    assertThat(holm.level(3)).isEqualTo(0.0125);
    assertThat(holm.level(0)).isCloseTo(0.05 / 3, within(1e-15));
    assertThat(holm.level(2)).isEqualTo(0.025);
    assertThat(holm.level(1)).isEqualTo(0.05);
  }
}
