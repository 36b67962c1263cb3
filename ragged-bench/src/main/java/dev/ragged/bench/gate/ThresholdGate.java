package dev.ragged.bench.gate;

import dev.ragged.bench.report.Better;
import dev.ragged.statistics.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        (limit, threshold) ->
            findings.add(finding(limit, threshold, Optional.ofNullable(figures.get(limit)))));
    return new GateReport(findings, List.of(METHOD));
  }

  private static Finding finding(Limit limit, double threshold, Optional<Double> figure) {
    boolean kept = figure.isPresent() && isKept(limit, figure.get(), threshold);
    FigureChange change =
        new FigureChange(
            limit.unit(),
            limit.better() == Better.LOWER ? "at most" : "at least",
            OptionalDouble.of(threshold),
            figure.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
            OptionalDouble.empty(),
            0);
    if (figure.isEmpty()) {
      return new Finding(limit.key(), change, Verdict.REMOVED, true, "not measured, which fails");
    }
    return new Finding(limit.key(), change, kept ? Verdict.STABLE : Verdict.REGRESSION, !kept, "");
  }

  private static boolean isKept(Limit limit, double figure, double threshold) {
    return !Double.isNaN(figure) && !limit.isBrokenBy(figure, threshold);
  }
}
