package dev.ragged.cli.benchmark;

import dev.ragged.bench.suite.SuitePlan;
import dev.ragged.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group {@code ragged benchmark}. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    header = "Measure Ragged on this machine, and compare with what was measured before.",
    description = {"", "Begin with 'ragged benchmark quick'; it takes a minute or two."},
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
public final class BenchmarkCommands implements Runnable {
  @Spec private CommandSpec spec;

  private BenchmarkCommands() {}

  /** Returns the group for one call. */
  public static CommandLine of(Session session) {
    return new CommandLine(new BenchmarkCommands())
        .addSubcommand(
            suite(
                "quick",
                "Every scenario on two backends and 1,000 documents: a minute or two.",
                new SuiteCommand(session, SuitePlan.quick())))
        .addSubcommand(
            suite(
                "full",
                "Every scenario on every backend, at 1,000 and 10,000 documents: half an hour.",
                new SuiteCommand(session, SuitePlan.full())))
        .addSubcommand(
            suite(
                "query",
                "Latency, recall and quality of searches, at 10,000 documents.",
                new SuiteCommand(session, SuitePlan.query())))
        .addSubcommand(new ListCommand(session))
        .addSubcommand(new CompareCommand(session))
        .addSubcommand(new CiCommand(session))
        .addSubcommand(new SelfTestCommand(session))
        .addSubcommand(new PeersCommand(session))
        .addSubcommand(new MicroCommand(session))
        .addSubcommand(new HnswSweepCommand(session))
        .addSubcommand(new SoakCommand(session));
  }

  private static CommandLine suite(String name, String header, SuiteCommand command) {
    CommandLine line = new CommandLine(command).setCommandName(name);
    line.getCommandSpec().usageMessage().header(header);
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed");
  }
}
