package dev.ragged.cli.benchmark;

import dev.ragged.bench.gate.GateReport;
import dev.ragged.bench.gate.RegressionGate;
import dev.ragged.bench.gate.Source;
import dev.ragged.bench.gate.StoredGate;
import dev.ragged.cli.Output;
import dev.ragged.cli.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two programs or two reports. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    header = "Compare two programs, or two reports, and fail on a regression.",
    description = {
      "",
      "Two programs run in turns, each time in a new process, so that a busy machine slows down"
          + " both; that is how times are compared. Of two reports only what is counted can fail:"
          + " distances, bytes, recall. A source is 'this', a ragged.jar, a report (.json), or the"
          + " name of a report in benchmarks/."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged benchmark compare --baseline old/ragged.jar --fail-on-regression 5%%",
      "  ragged benchmark compare --baseline monday.json --current today.json"
    })
final class CompareCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final GateCliOptions gate = new GateCliOptions();
  @Mixin private final RoundOptions rounds = new RoundOptions();

  @Parameters(
      arity = "0..2",
      paramLabel = "SOURCE",
      description = "Baseline and current, without an option.")
  private List<String> sources = List.of();

  @Option(names = "--baseline", paramLabel = "SOURCE", description = "What it was.")
  private @Nullable String baseline;

  @Option(names = "--current", paramLabel = "SOURCE", description = "What it is. Default: this.")
  private @Nullable String current;

  @Option(
      names = "--no-selftest",
      description = "Do not compare the old program with itself first.")
  private boolean noSelfTest;

  CompareCommand(Session session) {
    this.output = new Output(session);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    String before = baseline != null ? baseline : sources.isEmpty() ? null : sources.get(0);
    if (before == null) {
      throw new IllegalArgumentException(
          "a baseline is needed, for example: ragged benchmark compare --baseline old/ragged.jar");
    }
    String now = current != null ? current : sources.size() > 1 ? sources.get(1) : Source.THIS;
    GateReport report;
    try (RoundProgress progress = new RoundProgress(output, "Comparing")) {
      report =
          new RegressionGate(
                  new StoredGate(gate.options()),
                  rounds.gate(gate.options(), progress),
                  !noSelfTest)
              .compare(Source.of(before, Path.of("")), Source.of(now, Path.of("")));
    }
    return output.show(GateReply.of(report, gate.strict()));
  }
}
