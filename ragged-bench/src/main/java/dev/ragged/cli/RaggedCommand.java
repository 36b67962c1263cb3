package dev.ragged.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ragged} itself, which needs one of its commands. */
@Command(
    name = "ragged",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Search your own documents, on your own machine.",
    descriptionHeading = "%n",
    description = {
      "Start with a folder of files and a question:",
      "",
      "  ragged index docs",
      "  ragged query \"How is a backup made?\"",
      "",
      "The first command reads the files into a store, the directory .ragged; the second asks it."
          + " 'ragged COMMAND --help' says what a command does, with examples."
    },
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes of all commands:%n",
    exitCodeList = {
      "0:Done.",
      "1:Done, and found what should fail a script: problems, failed documents, a regression.",
      "2:The words on the command line are wrong, or there is no store; nothing was done.",
      "3:Nothing could be decided, and --strict was given.",
      "4:The store, a file or the model cannot be used.",
      "130:Ctrl-C ended it, or 143: SIGTERM did; what was committed stays."
    })
final class RaggedCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is needed");
  }
}
