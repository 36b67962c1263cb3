package dev.ragged.cli.benchmark;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Result;
import java.util.List;

/** What of a report is the same in every run. */
final class Counts {
  private Counts() {}

  /** Returns a report with the counted figures alone, without samples and notes. */
  static BenchmarkReport of(BenchmarkReport report) {
    List<Result> results =
        report.results().stream()
            .map(
                result ->
                    new Result(
                        result.scenario(),
                        result.subject(),
                        result.parameters(),
                        result.measurements().stream()
                            .filter(measurement -> measurement.metric().counted())
                            .map(each -> Measurement.of(each.metric(), each.value()))
                            .toList(),
                        List.of()))
            .filter(result -> !result.measurements().isEmpty())
            .toList();
    return new BenchmarkReport(
        report.name(),
        report.created(),
        report.seed(),
        report.environment(),
        report.options(),
        results,
        List.of());
  }
}
