package dev.ragged.cli.memory;

import dev.ragged.cli.Session;
import picocli.CommandLine;

/** The group {@code persona}. */
public final class PersonaCommands {
  private PersonaCommands() {}

  /** Returns the group for one call. */
  public static CommandLine of(Session session) {
    return new CommandLine(new PersonaGroup())
        .addSubcommand(new PersonaCreateCommand(session))
        .addSubcommand(new PersonaSwitchCommand(session))
        .addSubcommand(new PersonaListCommand(session))
        .addSubcommand(new PersonaShowCommand(session))
        .addSubcommand(new PersonaDeleteCommand(session));
  }
}
