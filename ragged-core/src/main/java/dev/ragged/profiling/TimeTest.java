package dev.ragged.profiling;

import dev.ragged.statistics.Bootstrap;
import dev.ragged.statistics.EffectVerdict;
import dev.ragged.statistics.RankSumTest;
import dev.ragged.statistics.SignedRankTest;
import dev.ragged.statistics.Verdict;
import dev.ragged.text.Figures;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The test of whether an operation became slower or faster. Immutable.
 *
 * @param paired whether samples belong together
 * @param bootstrap how large the effect is
 * @param pValue of a rank test that there is none
 */
record TimeTest(MetricPair pair, boolean paired, Bootstrap bootstrap, double pValue) {
  static final String ADVISORY = "historical baseline: advisory";
  static final String SEES = "can see from";
  static final String PAIRS = " pairs; ";

  static TimeTest of(MetricPair pair, ComparisonOptions options) {
    double[] before = MetricPair.logarithms(pair.before());
    double[] after = MetricPair.logarithms(pair.after());
    if (!options.paired() || !pair.canBePaired()) {
      return new TimeTest(
          pair,
          false,
          Bootstrap.ofSides(before, after, options.seed()),
          RankSumTest.pValue(before, after));
    }
    double[] ratios = new double[before.length];
    Arrays.setAll(ratios, i -> after[i] - before[i]);
    return new TimeTest(
        pair, true, Bootstrap.ofPairs(ratios, options.seed()), SignedRankTest.pValue(ratios));
  }

  /**
   * Returns what follows.
   *
   * @param level of the interval
   * @param differs whether the test has found a difference
   * @param options how much slower it may be
   */
  ProfileComparison.Row row(double level, boolean differs, ComparisonOptions options) {
    double baseline = MetricPair.median(pair.before());
    double current = MetricPair.median(pair.after());
    OptionalDouble change = OptionalDouble.of(100 * Math.expm1(bootstrap.effect()));
    Verdict verdict = EffectVerdict.of(bootstrap, level, differs, options.thresholdPercent() / 100);
    StringBuilder evidence = new StringBuilder(evidence(level));
    if (Math.abs(MetricPair.delta(baseline, current, change)) <= options.leastNanos()) {
      verdict = Verdict.STABLE;
      evidence.append("; differs by at most ").append(Figures.duration(options.leastDifference()));
    }
    if (failsMoreOften()) {
      verdict = verdict == Verdict.REGRESSION ? verdict : Verdict.INCONCLUSIVE;
      evidence
          .append("; fails more often: ")
          .append(failures(pair.before()))
          .append(", now ")
          .append(failures(pair.after()));
    }
    return pair.row(Measure.TIME, baseline, current, change, verdict, evidence.toString());
  }

  /** An interval's half is the least effect that it would have told from none. */
  private String evidence(double level) {
    double effect = bootstrap.effect();
    double lower = bootstrap.lower(level);
    return String.format(
        Locale.ROOT,
        "%s%.2f %% interval %+.1f %% to %+.1f %%; %s %.1f %% on",
        samples(),
        100 * (1 - level),
        100 * Math.expm1(lower),
        100 * Math.expm1(bootstrap.upper(level)),
        SEES,
        100 * Math.expm1(effect - lower));
  }

  private String samples() {
    long before = MetricPair.samples(pair.before());
    return paired
        ? before + PAIRS
        : ADVISORY + "; " + before + " and " + MetricPair.samples(pair.after()) + " samples; ";
  }

  private boolean failsMoreOften() {
    return (double) pair.after().errors() / pair.after().count()
        > (double) pair.before().errors() / pair.before().count();
  }

  private static String failures(ProfileMetric metric) {
    return metric.errors() + " of " + metric.count();
  }
}
