package dev.ragged.bench.gate;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.Metric;
import dev.ragged.profiling.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares what is counted: distance computations, recomputations, allocated bytes, statements,
 * bytes on disk, recall. Counts are the same on every machine, so that a stored report is a good
 * baseline, and what exceeds its tolerance fails. Immutable.
 *
 * <p>How much is allocated also depends on the JVM. It is compared only if both reports are of one
 * Java feature version; a note names what was left out.
 */
public final class CounterGate {
  private static final String ALLOCATED = "alloc";
  private static final Pattern FEATURE = Pattern.compile("(?:1\\.)?([0-9]+)");

  private final GateOptions options;

  /** Creates a gate. */
  public CounterGate(GateOptions options) {
    this.options = Objects.requireNonNull(options, "options");
  }

  /**
   * Compares two reports.
   *
   * @throws IllegalArgumentException if seed or options differ, and that is not allowed
   */
  public GateReport compare(BenchmarkReport baseline, BenchmarkReport current) {
    List<String> notes = new ArrayList<>(SameRun.require(SameRun.data(baseline, current), options));
    List<FigurePair> pairs = FigurePair.all(baseline, current, Metric::counted);
    String before = feature(baseline.environment());
    String now = feature(current.environment());
    boolean sameJava = before.equals(now);
    List<FigurePair> left = pairs.stream().filter(pair -> !sameJava && dependsOnJvm(pair)).toList();
    if (!left.isEmpty()) {
      notes.add(
          "not compared, because it depends on the JVM and the baseline is of Java %s, this of %s: %s"
              .formatted(
                  before,
                  now,
                  left.stream().map(FigurePair::name).collect(Collectors.joining(", "))));
    }
    List<Finding> findings =
        pairs.stream()
            .filter(pair -> !left.contains(pair))
            .map(pair -> pair.unmatched(options).orElseGet(() -> judge(pair)))
            .toList();
    return new GateReport(findings, notes);
  }

  private Finding judge(FigurePair pair) {
    return pair.byTolerance(options, true, "");
  }

  private static boolean dependsOnJvm(FigurePair pair) {
    return pair.metric().name().toLowerCase(Locale.ROOT).contains(ALLOCATED);
  }

  private static String feature(Environment environment) {
    Matcher matcher = FEATURE.matcher(environment.values().getOrDefault("java", ""));
    return matcher.lookingAt() ? matcher.group(1) : "unknown version";
  }
}
