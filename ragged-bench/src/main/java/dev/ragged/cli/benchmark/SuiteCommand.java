package dev.ragged.cli.benchmark;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.ReportJson;
import dev.ragged.bench.report.TextReport;
import dev.ragged.bench.suite.SuitePlan;
import dev.ragged.bench.suite.SuitePlanBuilder;
import dev.ragged.cli.ExitCode;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the suite. */
@Command(
    mixinStandardHelpOptions = true,
    description = {
      "",
      "All figures are in the report: --json prints it, --output writes it as JSON or as a page with"
          + " charts. docs/benchmarks.md says what each scenario does."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged benchmark quick --output report.html --output report.json",
      "  ragged benchmark query --backend leann --queries 1000",
      "  ragged benchmark full --corpus-sizes 1000,10000,50000 --output report.html",
      "  ragged benchmark query --corpus beir:scifact --embedder MINILM --only quality"
    })
final class SuiteCommand implements Callable<Integer> {
  private final Session session;
  private final SuitePlanBuilder preset;
  @Mixin private final Output output;
  @Mixin private final PlanOptions options = new PlanOptions();
  @Mixin private final ReportOptions files = new ReportOptions();

  SuiteCommand(Session session, SuitePlanBuilder preset) {
    this.session = session;
    this.preset = preset;
    this.output = new Output(session);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    SuitePlan plan = options.plan(preset);
    files.check();
    BenchmarkReport report = WatchedSuite.run("Measuring", plan, session, output);
    String text = TextReport.of(report) + "\n" + files.write(report);
    int code = output.show(Reply.of(text, ReportJson.tree(report)));
    return session.cancellation().isCancelled() ? ExitCode.INTERRUPTED : code;
  }
}
