package dev.ragged.cli.performance;

import dev.ragged.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands of {@code ragged performance}. */
@Command(
    name = "performance",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    header = "Statistics of recorded calls, and what caches hold.",
    description = {"", "Calls are recorded once 'ragged profile enable' has turned that on."},
    commandListHeading = "%nCommands:%n")
public final class PerformanceCommands implements Runnable {
  @Spec private CommandSpec spec;

  private PerformanceCommands() {}

  /** Returns them, to be added to the program. */
  public static CommandLine of(Session session) {
    return new CommandLine(new PerformanceCommands())
        .addSubcommand(new StatsCommand(session))
        .addSubcommand(new ExportCommand(session))
        .addSubcommand(new CacheStatsCommand(session))
        .addSubcommand(new ClearCacheCommand(session));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed");
  }
}
