package dev.ragged.memory.rank.evaluation;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether a variant differs from a baseline, told from one value of each per query. Differences are
 * variant minus baseline. Immutable.
 *
 * @param queries how many pairs there were
 * @param baselineMean 0 without queries
 * @param variantMean 0 without queries
 * @param difference the mean difference; 0 without queries
 * @param relativeLift {@code difference} as a part of {@code baselineMean}; empty if that is 0
 * @param interval of the true mean difference, 95 %, by 10,000 bootstrap resamples; empty with less
 *     than two queries, from which nothing can be told
 * @param pValue of the two-sided Wilcoxon signed-rank test: how likely differences as uneven as
 *     these are by chance alone; 1 if there is none
 * @param wins queries with a higher value of the variant
 * @param ties queries with equal values
 * @param losses queries with a lower value of the variant
 */
public record PairedComparison(
    int queries,
    double baselineMean,
    double variantMean,
    double difference,
    OptionalDouble relativeLift,
    Optional<Interval> interval,
    double pValue,
    int wins,
    int ties,
    int losses) {

  /**
   * Compares paired values. Costs 10,000 draws per pair.
   *
   * @param baseline finite
   * @param variant finite, one for each of {@code baseline}
   * @param seed of the resamples; the same seed and values give the same interval
   */
  public static PairedComparison of(double[] baseline, double[] variant, long seed) {
    if (baseline.length != variant.length) {
      throw new IllegalArgumentException(
          "values must be paired: baseline.length="
              + baseline.length
              + ", variant.length="
              + variant.length);
    }
    int n = baseline.length;
    double[] differences = new double[n];
    int wins = 0;
    int losses = 0;
    for (int i = 0; i < n; i++) {
      requireFinite(baseline[i], "baseline", i);
      requireFinite(variant[i], "variant", i);
      differences[i] = variant[i] - baseline[i];
      wins += variant[i] > baseline[i] ? 1 : 0;
      losses += variant[i] < baseline[i] ? 1 : 0;
    }
    double baselineMean = mean(baseline);
    double difference = mean(differences);
    return new PairedComparison(
        n,
        baselineMean,
        mean(variant),
        difference,
        baselineMean == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(difference / Math.abs(baselineMean)),
        n < 2 ? Optional.empty() : Optional.of(Bootstrap.meanOf(differences, seed)),
        WilcoxonSignedRank.pValue(differences),
        wins,
        n - wins - losses,
        losses);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? 0 : sum / values.length;
  }

  private static void requireFinite(double value, String name, int index) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          name + " must be finite: " + name + "[" + index + "]=" + value);
    }
  }
}
