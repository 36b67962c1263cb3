package dev.ragged.cli;

import dev.ragged.cli.backend.BackendCommands;
import dev.ragged.cli.benchmark.BenchmarkCommands;
import dev.ragged.cli.memory.MemoryCommands;
import dev.ragged.cli.memory.PersonaCommands;
import dev.ragged.cli.performance.PerformanceCommands;
import dev.ragged.cli.profile.ProfileCommands;
import dev.ragged.cli.tune.TuneCommands;
import picocli.CommandLine;

/** All commands, by name. */
final class Commands {
  private Commands() {}

  /** Returns the program for one call. */
  static CommandLine of(Session session) {
    return new CommandLine(new RaggedCommand())
        .addSubcommand(new IndexCommand(session))
        .addSubcommand(new QueryCommand(session))
        .addSubcommand(new ChatCommand(session))
        .addSubcommand(new StatusCommand(session))
        .addSubcommand(new CheckCommand(session))
        .addSubcommand(new BackupCommand(session))
        .addSubcommand(PersonaCommands.of(session))
        .addSubcommand(MemoryCommands.of(session))
        .addSubcommand(ProfileCommands.of(session))
        .addSubcommand(PerformanceCommands.of(session))
        .addSubcommand(TuneCommands.of(session))
        .addSubcommand(BackendCommands.of(session))
        .addSubcommand(BenchmarkCommands.of(session))
        .addSubcommand(new CompletionCommand(session))
        .setAbbreviatedSubcommandsAllowed(false)
        .setUsageHelpAutoWidth(false);
  }
}
