package dev.ragged.cli.profile;

import dev.ragged.cli.Session;
import picocli.CommandLine;

/** The commands of {@code ragged profile}. */
public final class ProfileCommands {
  private ProfileCommands() {}

  /** Returns them, to be added to the program. */
  public static CommandLine of(Session session) {
    return new CommandLine(new ProfileCommand())
        .addSubcommand(new IndexProfileCommand(session))
        .addSubcommand(new SearchProfileCommand(session))
        .addSubcommand(new ChatProfileCommand(session))
        .addSubcommand(new AllProfileCommand(session))
        .addSubcommand(new StartupProfileCommand(session))
        .addSubcommand(new CompareProfileCommand(session))
        .addSubcommand(new EnableCommand(session))
        .addSubcommand(new DisableCommand(session))
        .addSubcommand(new ReportCommand(session));
  }
}
