package dev.ragged.bench.gate;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.Measurement;
import dev.ragged.statistics.RankSumTest;
import dev.ragged.statistics.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Compares two stored reports: what is counted by {@link CounterGate}, and what is timed as advice,
 * since the machine may have changed between the two runs. Immutable.
 */
public final class StoredGate {
  static final String ADVISORY = "historical baseline: advisory";

  /** A rank test with fewer samples on a side says nothing. */
  private static final int FEWEST = 10;

  private final GateOptions options;

  /** Creates a gate. */
  public StoredGate(GateOptions options) {
    this.options = Objects.requireNonNull(options, "options");
  }

  /**
   * Compares two reports.
   *
   * @throws IllegalArgumentException if machine, JVM, settings or data differ, and that is not
   *     allowed
   */
  public GateReport compare(BenchmarkReport baseline, BenchmarkReport current) {
    List<String> notes =
        new ArrayList<>(
            SameRun.require(
                SameRun.environment(baseline.environment(), current.environment()), options));
    List<Finding> timed =
        FigurePair.all(baseline, current, metric -> !metric.counted()).stream()
            .map(pair -> pair.unmatched(options).orElseGet(() -> judge(pair)))
            .toList();
    if (!timed.isEmpty() && !options.historicalFails()) {
      notes.add("times of stored reports do not fail; compare two programs in turns for that");
    }
    GateReport all =
        new CounterGate(options).compare(baseline, current).and(new GateReport(timed, notes));
    boolean common =
        all.findings().stream()
            .anyMatch(
                each ->
                    each.change().reference().isPresent() && each.change().current().isPresent());
    return common
        ? all
        : all.and(
            new GateReport(
                List.of(
                    new Finding(
                        "figures",
                        FigureChange.NONE,
                        Verdict.INCONCLUSIVE,
                        false,
                        "the two reports have no figure in common, so nothing was compared")),
                List.of()));
  }

  private Finding judge(FigurePair pair) {
    String evidence = options.historicalFails() ? "historical baseline" : ADVISORY;
    return pair.byTolerance(
        options,
        options.historicalFails(),
        evidence + test(pair.before().orElseThrow(), pair.after().orElseThrow()));
  }

  private static String test(Measurement before, Measurement after) {
    if (before.samples().size() < FEWEST || after.samples().size() < FEWEST) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        "; Mann-Whitney p = %.3f of %d and %d samples",
        RankSumTest.pValue(values(before), values(after)),
        before.samples().size(),
        after.samples().size());
  }

  private static double[] values(Measurement measurement) {
    return measurement.samples().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
