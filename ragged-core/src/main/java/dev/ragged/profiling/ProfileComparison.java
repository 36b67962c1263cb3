package dev.ragged.profiling;

import dev.ragged.statistics.Bootstrap;
import dev.ragged.statistics.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a report differs from an earlier one. Immutable.
 *
 * <p>Times are tested: an effect is the median ratio of samples, its interval comes from {@value
 * Bootstrap#RESAMPLES} resamples, and a rank test (Wilcoxon for pairs, else Mann and Whitney) says
 * whether chance explains it; both hold at 95 % for all operations together. The words regression
 * and improvement stand only where interval and test exclude that nothing has changed, the effect
 * exceeds the threshold, and both sides have at least {@value Comparer#FEWEST} samples. Exactly the
 * threshold is allowed. An effect of at most {@link ComparisonOptions#leastDifference} counts as
 * stable: by default 100 ns, since reading the clock takes about as long.
 *
 * <p>Allocation is a mean and not tested. Between runs of one program it differs by up to some
 * percent, with what has been compiled and which objects the compiler has left out. So it may grow
 * by the threshold, or by {@value Comparer#LEAST_BYTES} bytes, which one more span inside the
 * operation costs.
 *
 * <p>Calls of another size are not compared: where an operation counts its input (questions, texts,
 * documents, chunks, bytes, vectors, tokens_in) and one of these differs per call by more than the
 * threshold, time and allocation are inconclusive.
 *
 * @param baseline name of the session that is compared against
 * @param current name of the session that is judged
 * @param options how they were compared
 * @param environment what differs between their environments; empty unless that is allowed
 * @param rows one per operation and measure, in the order of the baseline; of an operation that
 *     only one report has, the time only
 */
public record ProfileComparison(
    String baseline,
    String current,
    ComparisonOptions options,
    Set<String> environment,
    List<Row> rows) {
  /**
   * One measure of one operation.
   *
   * @param path the names around the operation and its own, outermost first
   * @param measure what is compared
   * @param baseline the baseline's figure, in the measure's unit, if it has the operation
   * @param current the current report's, likewise
   * @param changePercent how much current is above the baseline; of a tested time the effect, which
   *     for pairs is their median ratio and need not be that of the two figures; nothing if one of
   *     them is missing, or the baseline is 0
   * @param verdict what follows
   * @param evidence from what it follows
   */
  public record Row(
      List<String> path,
      Measure measure,
      OptionalDouble baseline,
      OptionalDouble current,
      OptionalDouble changePercent,
      Verdict verdict,
      String evidence) {
    /** Creates a row. */
    public Row {
      path = List.copyOf(path);
      Objects.requireNonNull(measure, "measure");
      Objects.requireNonNull(verdict, "verdict");
    }

    /** Returns the change in the measure's unit; only of what both have. */
    double delta() {
      return MetricPair.delta(baseline.orElseThrow(), current.orElseThrow(), changePercent);
    }

    /** Returns slower, faster, more, less or same; empty if there is nothing to compare. */
    public String direction() {
      if (baseline.isEmpty() || current.isEmpty()) {
        return "";
      }
      return measure.word(changePercent.orElse(current.getAsDouble() - baseline.getAsDouble()));
    }
  }

  /** Creates a comparison. */
  public ProfileComparison {
    environment = Set.copyOf(environment);
    rows = List.copyOf(rows);
  }

  /** As {@link #of(ProfileReport, ProfileReport, ComparisonOptions)}, with the usual options. */
  public static ProfileComparison of(ProfileReport baseline, ProfileReport current) {
    return of(baseline, current, ComparisonOptions.DEFAULT);
  }

  /**
   * Compares {@code current} with {@code baseline}. Takes some 0.1 s for each operation of which
   * both have a thousand samples.
   *
   * @throws IllegalArgumentException if their environments differ, which the message lists, and
   *     that is not allowed
   */
  public static ProfileComparison of(
      ProfileReport baseline, ProfileReport current, ComparisonOptions options) {
    Set<String> differences = baseline.environment().differences(current.environment());
    if (!differences.isEmpty() && !options.allowDifferentEnvironment()) {
      throw new IllegalArgumentException(
          "the environments of the two reports must be the same, unless allowDifferentEnvironment: "
              + differences.stream()
                  .map(name -> difference(name, baseline.environment(), current.environment()))
                  .collect(Collectors.joining("; ")));
    }
    return new ProfileComparison(
        baseline.name(),
        current.name(),
        options,
        differences,
        new Comparer(baseline, current, options).rows());
  }

  private static String difference(String name, Environment baseline, Environment current) {
    return name
        + " was "
        + baseline.values().getOrDefault(name, "not known")
        + " and is "
        + current.values().getOrDefault(name, "not known");
  }

  /** Returns how many rows have this verdict. */
  public long count(Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }

  /**
   * Returns the exit code of a program that compares: 1 if there is a regression, or an operation
   * is missing without {@link ComparisonOptions#allowMissing}; else 3 if something could not be
   * decided and {@link ComparisonOptions#strict} is set; else 0.
   */
  public int exitCode() {
    if (count(Verdict.REGRESSION) > 0 || (count(Verdict.REMOVED) > 0 && !options.allowMissing())) {
      return 1;
    }
    long undecided = count(Verdict.INCONCLUSIVE) + count(Verdict.CHANGED_NOT_TESTED);
    return undecided > 0 && options.strict() ? 3 : 0;
  }

  /**
   * Returns the comparison as text for a terminal: plain ASCII, lines that end in {@code \n}. Its
   * form may change.
   */
  public String text() {
    return ComparisonText.of(this);
  }
}
