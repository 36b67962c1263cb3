package dev.ragged.profiling;

import dev.ragged.statistics.Holm;
import dev.ragged.statistics.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Compares two reports operation by operation. One thread at a time. */
final class Comparer {
  /** A test with fewer samples on a side finds differences that are none. */
  static final int FEWEST = 10;

  static final int LEAST_BYTES = 64;

  /** The chance that any time is called changed although none is. */
  private static final double LEVEL = 0.05;

  private final ProfileReport baseline;
  private final ProfileReport current;
  private final ComparisonOptions options;

  Comparer(ProfileReport baseline, ProfileReport current, ComparisonOptions options) {
    this.baseline = baseline;
    this.current = current;
    this.options = options;
  }

  List<ProfileComparison.Row> rows() {
    Map<List<String>, ProfileComparison.Row> tested = tested();
    List<ProfileComparison.Row> rows = new ArrayList<>();
    for (ProfileMetric before : baseline.metrics()) {
      Optional<MetricPair> pair = pair(before);
      if (pair.isEmpty()) {
        rows.add(removed(before));
      } else {
        ProfileComparison.Row row = tested.get(before.path());
        rows.add(row == null ? untested(pair.get()) : row);
        AllocationComparison.row(pair.get(), options.thresholdPercent()).ifPresent(rows::add);
      }
    }
    current.metrics().stream()
        .filter(after -> baseline.metric(after.path()).isEmpty())
        .forEach(after -> rows.add(added(after)));
    return rows;
  }

  /** Returns the rows of all times that can be tested, since each test's level depends on all. */
  private Map<List<String>, ProfileComparison.Row> tested() {
    List<MetricPair> testable =
        baseline.metrics().stream()
            .flatMap(before -> pair(before).stream())
            .filter(MetricPair::isTestable)
            .filter(pair -> otherSize(pair).isEmpty())
            .toList();
    List<TimeTest> tests = testable.stream().map(pair -> TimeTest.of(pair, options)).toList();
    Holm holm = new Holm(tests.stream().mapToDouble(TimeTest::pValue).toArray(), LEVEL);
    Map<List<String>, ProfileComparison.Row> rows = new HashMap<>();
    for (int i = 0; i < tests.size(); i++) {
      ProfileComparison.Row row = tests.get(i).row(holm.level(i), holm.rejects(i), options);
      rows.put(row.path(), row);
    }
    return rows;
  }

  private Optional<MetricPair> pair(ProfileMetric before) {
    return current.metric(before.path()).map(after -> new MetricPair(before, after));
  }

  private Optional<String> otherSize(MetricPair pair) {
    return CallSizes.difference(pair, options.thresholdPercent());
  }

  private ProfileComparison.Row untested(MetricPair pair) {
    double before = MetricPair.median(pair.before());
    double after = MetricPair.median(pair.after());
    Optional<String> otherSize = otherSize(pair);
    if (otherSize.isPresent()) {
      return pair.row(
          Measure.TIME,
          before,
          after,
          MetricPair.changePercent(before, after),
          Verdict.INCONCLUSIVE,
          otherSize.get());
    }
    return pair.untested(
        Measure.TIME,
        before,
        after,
        options.thresholdPercent(),
        MetricPair.samples(pair.before())
            + " and "
            + MetricPair.samples(pair.after())
            + " samples");
  }

  private ProfileComparison.Row removed(ProfileMetric before) {
    return new ProfileComparison.Row(
        before.path(),
        Measure.TIME,
        OptionalDouble.of(MetricPair.median(before)),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Verdict.REMOVED,
        options.allowMissing() ? "missing, which is allowed" : "missing, which fails");
  }

  private static ProfileComparison.Row added(ProfileMetric after) {
    return new ProfileComparison.Row(
        after.path(),
        Measure.TIME,
        OptionalDouble.empty(),
        OptionalDouble.of(MetricPair.median(after)),
        OptionalDouble.empty(),
        Verdict.NEW,
        "not in the baseline");
  }
}
