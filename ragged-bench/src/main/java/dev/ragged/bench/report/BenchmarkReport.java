package dev.ragged.bench.report;

import dev.ragged.profiling.Environment;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * All that one run of benchmarks measured, and where. Immutable.
 *
 * @param name of the run, for example {@code full}
 * @param created when it began
 * @param seed of made-up documents and questions
 * @param environment machine, JVM and versions
 * @param options what the run was asked for, by name
 * @param results in the order of their measurement, each {@link Result#key} once
 * @param notes what holds for the whole run, for example what was left out and why
 */
public record BenchmarkReport(
    String name,
    Instant created,
    long seed,
    Environment environment,
    Map<String, String> options,
    List<Result> results,
    List<String> notes) {
  /** Creates a report. */
  public BenchmarkReport {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(created, "created");
    Objects.requireNonNull(environment, "environment");
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    results = List.copyOf(results);
    notes = List.copyOf(notes);
    Set<String> keys = new HashSet<>();
    for (Result result : results) {
      if (!keys.add(result.key())) {
        throw new IllegalArgumentException("each result may be there once: " + result.key());
      }
    }
  }

  /** Returns the result that has the {@link Result#key} of {@code other}. */
  public Optional<Result> like(Result other) {
    return results.stream().filter(each -> each.key().equals(other.key())).findFirst();
  }

  /** Returns the results of a scenario. */
  public List<Result> of(String scenario) {
    return results.stream().filter(each -> each.scenario().equals(scenario)).toList();
  }
}
