package dev.ragged.cli.benchmark;

import dev.ragged.bench.gate.GateOptions;
import dev.ragged.bench.gate.Program;
import dev.ragged.bench.gate.SelfTest;
import dev.ragged.cli.ExitCode;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Compares this program with itself. */
@Command(
    name = "selftest",
    mixinStandardHelpOptions = true,
    header = "Compare this program with itself: whether times can be trusted on this machine.",
    description = {
      "",
      "Ends with 1 if the machine tells the program from itself. Takes some minutes."
    })
final class SelfTestCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final ThresholdOptions thresholds = new ThresholdOptions();
  @Mixin private final RoundOptions rounds = new RoundOptions();

  SelfTestCommand(Session session) {
    this.output = new Output(session);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    GateOptions options = GateOptions.DEFAULT.withTolerances(thresholds.tolerances());
    SelfTest.Outcome outcome;
    try (RoundProgress progress = new RoundProgress(output, "Comparing")) {
      outcome = new SelfTest(rounds.gate(options, progress)).run(Program.current());
    }
    Reply found = GateReply.of(outcome.report(), thresholds.strict());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("trusted", outcome.isTrusted());
    json.put("alarm", outcome.alarm());
    json.put("comparison", found.json());
    String verdict =
        outcome.isTrusted()
            ? "No difference was found where there is none: times can be compared on this machine,"
                + " down to what each line says that it can see.\n"
            : outcome.alarm() + "\n";
    return output.show(
        new Reply(
            found.text() + verdict,
            json,
            outcome.isTrusted() ? ExitCode.DONE : ExitCode.FOUND_PROBLEMS));
  }
}
