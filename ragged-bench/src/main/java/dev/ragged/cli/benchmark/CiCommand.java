package dev.ragged.cli.benchmark;

import dev.ragged.bench.gate.CounterGate;
import dev.ragged.bench.gate.GateOptions;
import dev.ragged.bench.gate.GateReport;
import dev.ragged.bench.gate.Limit;
import dev.ragged.bench.gate.ThresholdFile;
import dev.ragged.bench.gate.ThresholdGate;
import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.ReportJson;
import dev.ragged.bench.suite.Scenarios;
import dev.ragged.bench.suite.Subject;
import dev.ragged.bench.suite.SuitePlan;
import dev.ragged.cli.ExitCode;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures, and fails if a limit is broken or a count has grown. */
@Command(
    name = "ci",
    mixinStandardHelpOptions = true,
    header = "Measure quickly, and fail if a limit is broken or a count is worse than it was.",
    description = {
      "",
      "Limits are wide and for any machine. Counts - distances, recomputations, statements, bytes, recall - are"
          + " the same on every machine, and are compared with those of a baseline. What fails is"
          + " measured once more before it counts."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged benchmark ci --corpus-size 1000 --threshold-file benchmarks/thresholds.yaml",
      "  ragged benchmark ci --baseline benchmarks/counts.json",
      "  ragged benchmark ci --write-baseline benchmarks/counts.json"
    })
final class CiCommand implements Callable<Integer> {
  /** What the limits and the counts are of. */
  private static final List<String> SCENARIOS =
      List.of(
          "ingest.throughput",
          "ingest.memory",
          "ingest.single",
          "query.single",
          "query.effort",
          "quality.retrieval",
          "overhead.chain",
          "storage.bytes");

  private static final GateReport AGAIN =
      new GateReport(List.of(), List.of("measured twice, because the first time something failed"));

  private final Session session;
  @Mixin private final Output output;
  @Mixin private final GateCliOptions gate = new GateCliOptions();
  @Mixin private final ReportOptions files = new ReportOptions();

  @Option(
      names = {"--corpus-size", "--docs"},
      paramLabel = "N",
      description = "How many documents. Default: ${DEFAULT-VALUE}.")
  private int documents = 1_000;

  @Option(
      names = "--threshold-file",
      paramLabel = "FILE",
      description = "Limits, as YAML, such as benchmarks/thresholds.yaml.")
  private @Nullable Path thresholds;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "A report whose counts must not be exceeded.")
  private @Nullable Path baseline;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description = "Write the counts of this run, to be the baseline of later ones.")
  private @Nullable Path written;

  CiCommand(Session session) {
    this.session = session;
    this.output = new Output(session);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    files.check();
    if (thresholds == null && baseline == null && written == null) {
      throw new IllegalArgumentException(
          "there is nothing to hold the figures against: give --threshold-file or --baseline, or"
              + " --write-baseline to make one");
    }
    if (written != null) {
      ReportOptions.requireFile("write-baseline", written);
    }
    // Both are read before the work begins, so that a mistake in them costs nothing.
    Map<Limit, Double> limits = thresholds == null ? Map.of() : ThresholdFile.read(thresholds);
    BenchmarkReport before = baseline == null ? null : ReportJson.read(baseline);
    BenchmarkReport report = measure();
    GateReport found = judge(report, limits, before);
    if (found.exitCode(false) != ExitCode.DONE && !session.cancellation().isCancelled()) {
      // Another program on the machine breaks a limit of time once, a slower Ragged twice.
      report = measure();
      found = judge(report, limits, before).and(AGAIN);
    }
    return session.cancellation().isCancelled()
        ? ExitCode.INTERRUPTED
        : output.show(reply(report, found));
  }

  private BenchmarkReport measure() throws IOException, InterruptedException {
    return WatchedSuite.run("Measuring", plan(), session, output);
  }

  private GateReport judge(
      BenchmarkReport report, Map<Limit, Double> limits, @Nullable BenchmarkReport before) {
    GateReport found = new GateReport(List.of(), List.of());
    if (!limits.isEmpty()) {
      found = found.and(new ThresholdGate(limits).judge(LimitFigures.of(report)));
    }
    if (before != null) {
      GateOptions options = gate.options();
      found =
          found.and(
              new CounterGate(options.withTolerances(Counts.tolerances(options.tolerances())))
                  .compare(Counts.of(before), Counts.of(report)));
    }
    return found;
  }

  private SuitePlan plan() {
    return SuitePlan.quick()
        .sizes(List.of(documents))
        // At 1,000 documents the others compare all vectors; this one walks a graph.
        .subjects(List.of(Subject.HNSW, Subject.LEANN_CODES, Subject.LEANN_RECOMPUTE))
        .scenarios(SCENARIOS.stream().map(Scenarios::of).toList())
        .rounds(1)
        .build();
  }

  private Reply reply(BenchmarkReport report, GateReport found) throws IOException {
    String text = files.write(report);
    if (written != null) {
      ReportJson.write(Counts.of(report), written);
      text += "Written: " + written + "\n";
    }
    if (found.findings().isEmpty()) {
      return Reply.of(text, Map.of("report", ReportJson.tree(report)));
    }
    Reply verdict = GateReply.of(found, gate.strict());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("gate", verdict.json());
    json.put("report", ReportJson.tree(report));
    return new Reply(text + verdict.text(), json, verdict.exitCode());
  }
}
