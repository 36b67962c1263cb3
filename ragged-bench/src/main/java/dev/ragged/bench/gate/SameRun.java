package dev.ragged.bench.gate;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.profiling.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells whether two runs did the same on the same machine, so that their figures compare. */
final class SameRun {
  /** The version of the program is what is compared. */
  private static final String PROGRAM = "ragged";

  private SameRun() {}

  /** Returns how data and options differ, each as {@code name: before, now}. */
  static List<String> data(BenchmarkReport baseline, BenchmarkReport current) {
    List<String> differences = new ArrayList<>();
    if (baseline.seed() != current.seed()) {
      differences.add("seed: " + baseline.seed() + ", now " + current.seed());
    }
    TreeSet<String> names = new TreeSet<>(baseline.options().keySet());
    names.retainAll(current.options().keySet());
    for (String name : names) {
      String before = baseline.options().get(name);
      String now = current.options().get(name);
      if (!Objects.equals(before, now)) {
        differences.add(name + ": " + before + ", now " + now);
      }
    }
    return differences;
  }

  /** Returns how machine and JVM differ, each as {@code name: before, now}. */
  static List<String> environment(Environment baseline, Environment current) {
    return baseline.differences(current).stream()
        .filter(name -> !name.equals(PROGRAM))
        .map(
            name ->
                name
                    + ": "
                    + baseline.values().getOrDefault(name, "unknown")
                    + ", now "
                    + current.values().getOrDefault(name, "unknown"))
        .collect(Collectors.toList());
  }

  /**
   * Returns a note on differences that are allowed, or nothing if there are none.
   *
   * @throws IllegalArgumentException if there are some, and they are not allowed
   */
  static List<String> require(List<String> differences, GateOptions options) {
    if (differences.isEmpty()) {
      return List.of();
    }
    String text = String.join("; ", differences);
    if (!options.allowDifferent()) {
      throw new IllegalArgumentException(
          "the two runs must have the same machine, JVM, settings and data; measure the baseline"
              + " again, or allow the difference: "
              + text);
    }
    return List.of("compared although they differ: " + text);
  }
}
