package dev.ragged.cli.memory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code memory} itself, which needs one of its commands. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    header = "See, correct, take away and erase what is remembered of a persona.",
    description = {
      "",
      "Nothing is remembered before 'ragged persona create NAME'. All commands are about the persona"
          + " of --persona, else the one that 'ragged persona switch' chose, else the persona"
          + " 'default'.",
      "",
      "Times are words, days or moments: -30d, -1h, yesterday, \"last week\", \"March 2025\","
          + " 2026-01-15, 2026-01-15T14:00. Days are those of the setting memory.time_zone."
    },
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged memory list --since -1h",
      "  ragged memory profile --persona ana",
      "  ragged memory export ana.json --persona ana"
    })
final class MemoryGroup implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command of 'ragged memory' is needed");
  }
}
