package dev.ragged.bench.gate;

import dev.ragged.bench.Median;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.ReportJson;
import dev.ragged.profiling.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The program that a comparison in turns starts: does what its arguments say, writes a report, and
 * ends. A later version must understand the arguments of an earlier one.
 */
public final class PairedFork {
  /** The names of what it can do. */
  public static final List<String> OPERATIONS = List.of("query", "ingest", "record", "graph");

  private PairedFork() {}

  /** Takes the path of the report to write, then a {@link ForkTask}. */
  public static void main(String[] words) throws IOException {
    ForkTask task = ForkTask.parse(Arrays.asList(words).subList(1, words.length));
    ReportJson.write(run(task).toBenchmark(Instant.now(), task), Path.of(words[0]));
  }

  static ForkReport run(ForkTask task) {
    SteadyWindows steady = new SteadyWindows(task.warmUp(), System::nanoTime);
    List<Measurement> measurements = new ArrayList<>();
    String answers = "";
    for (String name : task.operations()) {
      try (TimedOperation operation = operation(name, task)) {
        if (operation instanceof QueryOperation query) {
          answers = query.answers();
        }
        List<Double> windows = steady.measure(operation::window);
        double[] values = windows.stream().mapToDouble(Double::doubleValue).toArray();
        measurements.add(new Measurement(operation.metric(), Median.of(values), windows));
      }
    }
    return new ForkReport(answers, Environment.current(), measurements);
  }

  private static TimedOperation operation(String name, ForkTask task) {
    return switch (name) {
      case "query" -> new QueryOperation(task);
      case "ingest" -> new IngestOperation(task);
      case "record" -> new RecordOperation(task);
      case "graph" -> new GraphOperation(task);
      default ->
          throw new IllegalArgumentException(
              "there is no such operation: name=" + name + ", allowed=" + OPERATIONS);
    };
  }
}
