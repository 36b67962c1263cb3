package dev.ragged.bench.gate;

import dev.ragged.bench.report.Better;
import dev.ragged.statistics.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Holds figures of one run against fixed limits. What is exactly at a limit passes. Immutable.
 *
 * <p>A percentile is the nearest rank: the smallest value that at least so many of all do not
 * exceed, as {@link dev.ragged.bench.Percentiles} has it.
 */
public final class ThresholdGate {
  static final String METHOD =
      "p95 is the nearest rank: the smallest time that at least 95 % of all do not exceed";

  private final Map<Limit, Double> thresholds;

  /** Creates a gate. */
  public ThresholdGate(Map<Limit, Double> thresholds) {
    this.thresholds = new EnumMap<>(thresholds);
  }

  /** Returns a finding for each limit; a figure that is missing fails. */
  public GateReport judge(Map<Limit, Double> figures) {
    List<Finding> findings = new ArrayList<>();
    thresholds.forEach(
        (limit, threshold) -> {
          Double figure = figures.get(limit);
          boolean fails = figure == null || !isKept(limit, figure, threshold);
          Verdict verdict = fails ? Verdict.REGRESSION : Verdict.STABLE;
          findings.add(
              new Finding(
                  limit.key(),
                  limit.unit(),
                  limit.better() == Better.LOWER ? "at most" : "at least",
                  OptionalDouble.of(threshold),
                  figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure),
                  OptionalDouble.empty(),
                  0,
                  figure == null ? Verdict.REMOVED : verdict,
                  fails,
                  figure == null ? "not measured, which fails" : ""));
        });
    return new GateReport(findings, List.of(METHOD));
  }

  private static boolean isKept(Limit limit, double figure, double threshold) {
    return !Double.isNaN(figure) && !limit.isBrokenBy(figure, threshold);
  }
}
