package dev.ragged.bench.gate;

import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import dev.ragged.statistics.Bootstrap;
import dev.ragged.statistics.EffectVerdict;
import dev.ragged.statistics.SignedRankTest;
import dev.ragged.statistics.Verdict;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The test of whether a metric became worse from one program to the other. Immutable.
 *
 * @param figures of both
 * @param bootstrap of log ratios; above 0 is worse
 * @param pValue of a rank test that there is no difference
 */
record PairTest(FigurePair figures, Bootstrap bootstrap, double pValue) {
  static PairTest of(FigurePair figures, long seed) {
    double[] ratios =
        Pairs.logRatios(figures.before().orElseThrow(), figures.after().orElseThrow());
    return new PairTest(figures, Bootstrap.ofPairs(ratios, seed), SignedRankTest.pValue(ratios));
  }

  /**
   * Returns what follows.
   *
   * @param level of the interval
   * @param differs whether the rank test has found a difference
   * @param tolerance how much worse it may be, a part of the old figure
   */
  Finding finding(double level, boolean differs, double tolerance) {
    Measurement old = figures.before().orElseThrow();
    Verdict verdict = EffectVerdict.of(bootstrap, level, differs, asRatio(tolerance));
    return new Finding(
        figures.name(),
        new FigureChange(
            metric().unit(),
            FigureChange.BASELINE,
            OptionalDouble.of(old.value()),
            OptionalDouble.of(figures.after().orElseThrow().value()),
            OptionalDouble.of(worsening(bootstrap.effect())),
            tolerance),
        verdict,
        verdict == Verdict.REGRESSION,
        evidence(level, old.samples().size()));
  }

  private Metric metric() {
    return figures.metric();
  }

  /** What takes 1 / (1 - x) times as long is done x less often. */
  private double asRatio(double tolerance) {
    return metric().better() == Better.LOWER ? tolerance : tolerance / (1 - tolerance);
  }

  private double worsening(double logRatio) {
    return metric().better() == Better.LOWER ? Math.expm1(logRatio) : -Math.expm1(-logRatio);
  }

  /** An interval's half is the least effect that it would have told from none. */
  private String evidence(double level, int pairs) {
    double effect = bootstrap.effect();
    double lower = bootstrap.lower(level);
    return String.format(
        Locale.ROOT,
        "%d pairs; %.2f %% interval %+.1f %% to %+.1f %% worse; Wilcoxon p = %.4f; this machine"
            + " can see %.1f %%",
        pairs,
        100 * (1 - level),
        100 * worsening(lower),
        100 * worsening(bootstrap.upper(level)),
        pValue,
        100 * worsening(effect - lower));
  }
}
