package dev.ragged.memory.rank.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class WilcoxonSignedRankTest {
  private static final long SEED = Long.getLong("ragged.test.seed", 20260106);

  @Test
  void pValue_nothingOrOnlyZeros_isOne() {
    assertThat(WilcoxonSignedRank.pValue(new double[0])).isEqualTo(1);
    assertThat(WilcoxonSignedRank.pValue(new double[] {0, -0.0, 0})).isEqualTo(1);
  }

  @Test
  void pValue_oneDifference_isOne() {
    assertThat(WilcoxonSignedRank.pValue(new double[] {0.4})).isEqualTo(1);
  }

  @Test
  void pValue_allOfOneSign_isTwoOfAllSigns() {
    assertThat(WilcoxonSignedRank.pValue(new double[] {1, 2, 3, 4, 5, 6}))
        .isEqualTo(2 / 64.0, within(1e-15));
    assertThat(WilcoxonSignedRank.pValue(new double[] {-1, -2, -3, -4, -5, -6}))
        .isEqualTo(2 / 64.0, within(1e-15));
  }

  @Test
  void pValue_tableOfTen_isThatOfTheBooks() {
    // n = 10: the smaller rank sum 8 is the critical value for 5 %, two-sided.
    double[] seven = {1, 2, 3, 4, 5, 6, -7, 8, 9, 10};
    double[] nine = {1, 2, 3, 4, 5, 6, 7, 8, -9, 10};
    double[] eight = {1, 2, 3, 4, 5, 6, 7, -8, 9, 10};
    assertThat(WilcoxonSignedRank.pValue(seven)).isLessThan(0.05);
    assertThat(WilcoxonSignedRank.pValue(eight)).isCloseTo(50 / 1024.0, within(1e-12));
    assertThat(WilcoxonSignedRank.pValue(nine)).isGreaterThan(0.05);
  }

  @Test
  void pValue_random_equalsAllSignsTriedOut() {
    System.out.println("-Dragged.test.seed=" + SEED);
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      double[] differences = new double[1 + random.nextInt(11)];
      for (int i = 0; i < differences.length; i++) {
        differences[i] = (random.nextInt(11) - 5) / 8.0;
      }
      assertThat(WilcoxonSignedRank.pValue(differences))
          .as("seed %d, round %d", SEED, round)
          .isCloseTo(bruteForce(differences), within(1e-12));
    }
  }

  private static double bruteForce(double[] differences) {
    double[] nonZero = DoubleStream.of(differences).filter(each -> each != 0).toArray();
    double observed = smallerSum(nonZero);
    int asUneven = 0;
    for (int signs = 0; signs < 1 << nonZero.length; signs++) {
      double[] flipped = new double[nonZero.length];
      for (int i = 0; i < flipped.length; i++) {
        flipped[i] = Math.abs(nonZero[i]) * ((signs >> i & 1) == 0 ? 1 : -1);
      }
      asUneven += smallerSum(flipped) <= observed ? 1 : 0;
    }
    return (double) asUneven / (1 << nonZero.length);
  }

  /** The rank sum of the rarer sign, each rank counted by comparing with all others. */
  private static double smallerSum(double[] differences) {
    double positive = 0;
    double negative = 0;
    for (double one : differences) {
      double rank = 0.5;
      for (double other : differences) {
        rank += Math.abs(other) < Math.abs(one) ? 1 : Math.abs(other) == Math.abs(one) ? 0.5 : 0;
      }
      if (one > 0) {
        positive += rank;
      } else {
        negative += rank;
      }
    }
    return Math.min(positive, negative);
  }

  @Test
  void pValue_beyondExact_goesOnWhereTheExactEnds() {
    Random random = new Random(SEED);
    for (int round = 0; round < 20; round++) {
      double shift = round / 40.0;
      double[] exact = gaussians(random, WilcoxonSignedRank.EXACT, shift);
      double[] repeated = Arrays.copyOf(exact, exact.length + 1);
      repeated[exact.length] = Math.nextUp(0.0) * (round % 2 == 0 ? 1 : -1);
      assertThat(WilcoxonSignedRank.pValue(repeated))
          .isCloseTo(WilcoxonSignedRank.pValue(exact), within(0.02));
    }
  }

  @Test
  void pValue_hugeSample_doesNotOverflow() {
    double[] half = gaussians(new Random(SEED), 100_000, 0);
    double[] balanced =
        DoubleStream.concat(DoubleStream.of(half), DoubleStream.of(half).map(each -> -each))
            .toArray();
    assertThat(WilcoxonSignedRank.pValue(balanced)).isCloseTo(1, within(1e-4));
    assertThat(WilcoxonSignedRank.pValue(gaussians(new Random(SEED), 200_000, 0.1)))
        .isBetween(0.0, 1e-6);
  }

  @Test
  void pValue_noDifference_isSmallAsOftenAsItSays() {
    Random random = new Random(SEED);
    for (int n : new int[] {25, 150}) {
      int small = 0;
      for (int trial = 0; trial < 1_000; trial++) {
        small += WilcoxonSignedRank.pValue(gaussians(random, n, 0)) < 0.05 ? 1 : 0;
      }
      assertThat(small).as("n=%d, seed %d", n, SEED).isBetween(25, 75);
    }
  }

  private static double[] gaussians(Random random, int n, double shift) {
    return DoubleStream.generate(random::nextGaussian).limit(n).map(each -> each + shift).toArray();
  }
}
