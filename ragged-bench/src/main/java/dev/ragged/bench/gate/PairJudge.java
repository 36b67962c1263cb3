package dev.ragged.bench.gate;

import dev.ragged.bench.report.Metric;
import dev.ragged.statistics.Holm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Judges all metrics of some rounds together. Immutable. */
final class PairJudge {
  private final GateOptions options;
  private final long seed;

  /**
   * Creates a judge.
   *
   * @param seed of the resamples; one seed gives one result
   */
  PairJudge(GateOptions options, long seed) {
    this.options = options;
    this.seed = seed;
  }

  /**
   * Returns a finding for each metric.
   *
   * @param level the chance that any of them is called changed although none is
   * @param which names of the metrics that are judged
   */
  List<Finding> judge(Pairs pairs, double level, Predicate<String> which) throws IOException {
    List<Finding> findings = new ArrayList<>();
    List<PairTest> tests = new ArrayList<>();
    for (Metric metric : pairs.metrics()) {
      if (which.test(metric.name())) {
        FigurePair figures =
            new FigurePair(metric.name(), pairs.old(metric), pairs.current(metric));
        Optional<Finding> unmatched = figures.unmatched(options);
        if (unmatched.isPresent()) {
          findings.add(unmatched.get());
        } else {
          tests.add(PairTest.of(figures, seed));
        }
      }
    }
    Holm holm = new Holm(tests.stream().mapToDouble(PairTest::pValue).toArray(), level);
    for (int i = 0; i < tests.size(); i++) {
      PairTest test = tests.get(i);
      double tolerance = options.tolerances().of(test.figures().metric());
      findings.add(i, test.finding(holm.level(i), holm.rejects(i), tolerance));
    }
    return findings;
  }
}
