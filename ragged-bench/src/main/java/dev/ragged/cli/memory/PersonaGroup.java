package dev.ragged.cli.memory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code persona} itself, which needs one of its commands. */
@Command(
    name = "persona",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    header = "Say who asks: create, choose and delete personas with a memory of their own.",
    description = {
      "",
      "A persona that was created here has a memory: what it asks is recorded in the store, and"
          + " makes its next answers better. Before that nothing is recorded."
    },
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged persona create ana --focus databases --focus SQL",
      "  ragged persona switch ana",
      "  ragged persona delete ana"
    })
final class PersonaGroup implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command of 'ragged persona' is needed");
  }
}
