package dev.ragged.cli.backend;

import dev.ragged.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The group {@code ragged backend}. */
@Command(
    name = "backend",
    mixinStandardHelpOptions = true,
    header = "List vector backends, compare them, and move a store from one to another.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
public final class BackendCommands implements Runnable {
  @Spec private CommandSpec spec;

  private BackendCommands() {}

  /** Returns the group for one call. */
  public static CommandLine of(Session session) {
    return new CommandLine(new BackendCommands())
        .addSubcommand(new ListCommand(session))
        .addSubcommand(new StatusCommand(session))
        .addSubcommand(new RecommendCommand(session))
        .addSubcommand(new CompareCommand(session))
        .addSubcommand(new MigrateCommand(session))
        .addSubcommand(new VerifyCommand(session))
        .addSubcommand(new RollbackCommand(session))
        .addSubcommand(new DiscardCommand(session));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed");
  }
}
