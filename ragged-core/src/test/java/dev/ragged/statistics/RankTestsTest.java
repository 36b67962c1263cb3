package dev.ragged.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankTestsTest {
  @Test
  void bothTails_knownQuantiles_areClose() {
    assertThat(Ranks.bothTails(0)).isCloseTo(1, within(1e-6));
    assertThat(Ranks.bothTails(1.959964)).isCloseTo(0.05, within(1e-6));
    assertThat(Ranks.bothTails(-2.575829)).isCloseTo(0.01, within(1e-6));
    assertThat(Ranks.bothTails(3.890592)).isCloseTo(0.0001, within(1e-6));
  }

  @Test
  void ranks_equalValues_shareTheMean() {
    Ranks ranks = new Ranks(new double[] {5, 1, 5, 3});
    assertThat(ranks.doubled(1)).isEqualTo(2);
    assertThat(ranks.doubled(3)).isEqualTo(4);
    assertThat(ranks.doubled(0)).isEqualTo(7);
    assertThat(ranks.doubled(2)).isEqualTo(7);
    assertThat(ranks.ties()).isEqualTo(6);
  }

  /** All 2^n choices of signs are the oracle. */
  @Test
  void signedRank_fewPairs_isTheShareOfAllChoicesOfSigns() {
    Random random = new Random(3);
    for (int n = 1; n <= 12; n++) {
      double[] differences = new double[n];
      for (int i = 0; i < n; i++) {
        differences[i] = (1 + random.nextInt(6)) * (random.nextInt(3) == 0 ? -1 : 1);
      }
      double observed = Math.abs(signedSum(differences));
      int extreme = 0;
      for (int signs = 0; signs < 1 << n; signs++) {
        double[] other = differences.clone();
        for (int i = 0; i < n; i++) {
          other[i] *= ((signs >> i) & 1) == 1 ? -1 : 1;
        }
        extreme += Math.abs(signedSum(other)) >= observed ? 1 : 0;
      }
      assertThat(SignedRankTest.pValue(differences))
          .as("n=%s", n)
          .isCloseTo((double) extreme / (1 << n), within(1e-9));
    }
  }

  private static double signedSum(double[] differences) {
    double sum = 0;
    for (double difference : differences) {
      int rank = 1;
      for (double other : differences) {
        rank += Integer.signum(Double.compare(Math.abs(difference), Math.abs(other))) + 1;
      }
      sum += Math.signum(difference) * rank;
    }
    return sum;
  }

  @Test
  void signedRank_noDifference_isOne() {
    assertThat(SignedRankTest.pValue(new double[20])).isEqualTo(1);
    assertThat(SignedRankTest.pValue(new double[] {1, -1})).isEqualTo(1);
  }

  /** From 46,341 pairs on twice the sum of all ranks exceeds 31 bits. */
  @Test
  void signedRank_fiftyThousandPairs_doesNotOverflow() {
    int n = 50_000;
    double[] even = new double[n];
    double[] oneSided = new double[n];
    for (int i = 0; i < n; i++) {
      even[i] = (i + 1) * (i % 4 == 0 || i % 4 == 3 ? 1 : -1);
      oneSided[i] = (i + 1) * (i % 100 < 52 ? 1.0 : -1.0);
    }

    assertThat(SignedRankTest.pValue(even)).isGreaterThan(0.99);
    assertThat(SignedRankTest.pValue(oneSided)).isBetween(1e-20, 1e-6);
  }

  @Test
  void signedRank_aboveTheExactOnes_isClose() {
    Random random = new Random(4);
    for (int round = 0; round < 50; round++) {
      double[] fifty = random.doubles(50, -1, 1.2).toArray();
      double[] more = Arrays.copyOf(fifty, 51);
      more[50] = 1e-9;
      double exact = SignedRankTest.pValue(fifty);
      assertThat(SignedRankTest.pValue(more)).isCloseTo(exact, within(0.01 + 0.1 * exact));
    }
  }

  @Test
  void rankSum_sides_countsWhichAreLarger() {
    double[] low = {1, 2, 3, 4, 5};
    double[] high = {6, 7, 8, 9, 10};
    double[] mixed = {1, 4, 5, 8, 9};
    // z = (40 - 27.5 - 0.5) / sqrt(25 * 11 / 12)
    assertThat(RankSumTest.pValue(low, high)).isCloseTo(0.012186, within(1e-5));
    assertThat(RankSumTest.pValue(high, low)).isEqualTo(RankSumTest.pValue(low, high));
    assertThat(RankSumTest.pValue(mixed, new double[] {2, 3, 6, 7, 10})).isGreaterThan(0.9);
    assertThat(RankSumTest.pValue(new double[10], new double[12])).isEqualTo(1);
  }

  /** Under no change, p-values below a level occur no more often than the level says. */
  @Test
  void pValues_theSameTwice_areRareAsTheySay() {
    int trials = 20_000;
    int pairs = 0;
    int sides = 0;
    Random random = new Random(5);
    for (int trial = 0; trial < trials; trial++) {
      double[] before = random.doubles(15).toArray();
      double[] after = random.doubles(15).toArray();
      double[] differences = new double[15];
      Arrays.setAll(differences, i -> after[i] - before[i]);
      pairs += SignedRankTest.pValue(differences) <= 0.01 ? 1 : 0;
      sides += RankSumTest.pValue(before, after) <= 0.01 ? 1 : 0;
    }
    assertThat(pairs).isBetween(trials / 200, trials / 80);
    assertThat(sides).isBetween(trials / 200, trials / 80);
  }
}
