package dev.ragged.memory.rank.evaluation;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The signed-rank test of paired differences, two-sided (Wilcoxon 1945): how likely rank sums as
 * uneven as these are if each difference could as well have had the other sign. Zeros are dropped,
 * equal sizes share their mean rank. Exact up to {@value #EXACT} differences, at a cost of their
 * cube; beyond, the normal approximation with the variance corrected for equal sizes.
 */
final class WilcoxonSignedRank {
  static final int EXACT = 100;

  private WilcoxonSignedRank() {}

  static double pValue(double[] differences) {
    double[] bySize =
        Arrays.stream(differences)
            .filter(difference -> difference != 0)
            .boxed()
            .sorted(Comparator.comparingDouble(Math::abs))
            .mapToDouble(Double::doubleValue)
            .toArray();
    int[] ranks = doubledRanks(bySize);
    long all = 0;
    long positive = 0;
    for (int i = 0; i < ranks.length; i++) {
      all += ranks[i];
      positive += bySize[i] > 0 ? ranks[i] : 0;
    }
    long smaller = Math.min(positive, all - positive);
    return Math.min(
        1, 2 * (ranks.length <= EXACT ? exact(ranks, smaller) : normal(ranks, smaller)));
  }

  /** Returns twice the rank of each size: mean ranks are halves. */
  private static int[] doubledRanks(double[] bySize) {
    int[] ranks = new int[bySize.length];
    for (int from = 0; from < ranks.length; ) {
      int to = from + 1;
      while (to < ranks.length && Math.abs(bySize[to]) == Math.abs(bySize[from])) {
        to++;
      }
      Arrays.fill(ranks, from, to, from + 1 + to);
      from = to;
    }
    return ranks;
  }

  /** Returns the probability of a sum of {@code atMost} or less if each rank is in it or not. */
  private static double exact(int[] ranks, long atMost) {
    int limit = Math.toIntExact(atMost);
    double[] probability = new double[limit + 1];
    probability[0] = 1;
    for (int rank : ranks) {
      for (int sum = limit; sum >= 0; sum--) {
        double without = sum < rank ? 0 : probability[sum - rank];
        probability[sum] = (probability[sum] + without) / 2;
      }
    }
    return Arrays.stream(probability).sum();
  }

  private static double normal(int[] ranks, long limit) {
    double mean = 0;
    double variance = 0;
    for (int rank : ranks) {
      mean += rank / 2.0;
      variance += rank / 4.0 * rank;
    }
    // Doubled sums of whole ranks lie two apart, so half a step is 1.
    return upperTail(Math.max(0, (mean - limit - 1) / Math.sqrt(variance)));
  }

  /**
   * Returns the part of a normal distribution that is above {@code z}, at least 0, with an error up
   * to 7.5e-8 (Abramowitz and Stegun 1964, 26.2.17).
   */
  private static double upperTail(double z) {
    double t = 1 / (1 + 0.2316419 * z);
    double series =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return series * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }
}
