package dev.ragged.bench.jmh;

import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import dev.ragged.bench.report.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** What JMH measured, as a result of a report. */
final class MicroResult {
  private static final Metric TIME = Metric.timed("time", "ns/op", Better.LOWER);
  private static final Metric ALLOCATED = Metric.timed("allocated", "bytes/op", Better.LOWER);
  private static final String JMH_ALLOCATED = "gc.alloc.rate.norm";

  private MicroResult() {}

  /** Takes the value of each iteration, fork by fork, and what was allocated if it was measured. */
  static Result of(RunResult run) {
    BenchmarkParams params = run.getParams();
    String[] path = params.getBenchmark().split("\\.", -1);
    String type = path[path.length - 2];
    List<Measurement> figures = new ArrayList<>();
    figures.add(Measurement.median(TIME, values(run, each -> each.getPrimaryResult().getScore())));
    if (run.getSecondaryResults().containsKey(JMH_ALLOCATED)) {
      figures.add(Measurement.median(ALLOCATED, values(run, MicroResult::allocated)));
    }
    return new Result(
        "micro." + type.replace("Benchmark", "").toLowerCase(Locale.ROOT),
        path[path.length - 1],
        parameters(params),
        figures,
        List.of());
  }

  private static double[] values(RunResult run, ToDoubleFunction<IterationResult> value) {
    return run.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .mapToDouble(value)
        .toArray();
  }

  private static double allocated(IterationResult iteration) {
    return Objects.requireNonNull(iteration.getSecondaryResults().get(JMH_ALLOCATED)).getScore();
  }

  private static Map<String, String> parameters(BenchmarkParams params) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String name : params.getParamsKeys()) {
      parameters.put(name, params.getParam(name));
    }
    return parameters;
  }
}
