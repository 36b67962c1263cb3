package dev.ragged.bench.gate;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Result;
import dev.ragged.profiling.Environment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one run of a program measured. Between processes it is a benchmark report. Immutable.
 *
 * @param answers a hash of the ranked ids of all answers; empty if nothing was asked
 * @param environment of the fork
 * @param measurements one per operation, each greater than 0; samples are the windows
 */
public record ForkReport(String answers, Environment environment, List<Measurement> measurements) {
  private static final String SCENARIO = "fork";
  private static final String ANSWERS = "answers: ";

  /** Creates a report. */
  public ForkReport {
    Objects.requireNonNull(answers, "answers");
    Objects.requireNonNull(environment, "environment");
    measurements = List.copyOf(measurements);
    for (Measurement each : measurements) {
      if (!(each.value() > 0)) {
        throw new IllegalArgumentException("what is timed must be greater than 0: " + each);
      }
    }
  }

  BenchmarkReport toBenchmark(Instant created, ForkTask task) {
    Result result = new Result(SCENARIO, SCENARIO, Map.of(), measurements, List.of());
    return new BenchmarkReport(
        SCENARIO,
        created,
        task.seed(),
        environment,
        Map.of("task", String.join(" ", task.words())),
        List.of(result),
        List.of(ANSWERS + answers));
  }

  static ForkReport of(BenchmarkReport report) {
    return new ForkReport(
        report.notes().stream()
            .filter(note -> note.startsWith(ANSWERS))
            .map(note -> note.substring(ANSWERS.length()))
            .findFirst()
            .orElse(""),
        report.environment(),
        report.of(SCENARIO).stream().flatMap(each -> each.measurements().stream()).toList());
  }

  /** Returns the figure of a metric. */
  Optional<Measurement> measurement(String metric) {
    return measurements.stream().filter(each -> each.metric().name().equals(metric)).findFirst();
  }
}
