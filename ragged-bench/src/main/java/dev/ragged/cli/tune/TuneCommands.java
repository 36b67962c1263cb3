package dev.ragged.cli.tune;

import dev.ragged.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands of {@code ragged tune}. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    header = "Find, set and show the settings that a store is opened with.",
    description = {
      "",
      "What you decide (set, unset, apply) is in the store's ragged.yaml, a line for each key. What"
          + " was measured (auto --apply, undo) is in its tuned.properties. Of the same key"
          + " ragged.yaml wins; both win over a preset, and --set wins over all."
    },
    commandListHeading = "%nCommands:%n")
public final class TuneCommands implements Runnable {
  @Spec private CommandSpec spec;

  private TuneCommands() {}

  /** Returns them, to be added to the program. */
  public static CommandLine of(Session session) {
    return new CommandLine(new TuneCommands())
        .addSubcommand(new AutoCommand(session))
        .addSubcommand(new ApplyCommand(session))
        .addSubcommand(new SetCommand(session))
        .addSubcommand(new UnsetCommand(session))
        .addSubcommand(new ShowCommand(session))
        .addSubcommand(new UndoCommand(session));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed");
  }
}
