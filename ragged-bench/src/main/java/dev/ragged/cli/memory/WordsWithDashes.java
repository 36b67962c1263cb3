package dev.ragged.cli.memory;

import picocli.CommandLine;

/** Lets words that no option has a name like, such as {@code -30d}, stand without an option. */
final class WordsWithDashes {
  private WordsWithDashes() {}

  static CommandLine allowedIn(Object command) {
    return new CommandLine(command).setUnmatchedOptionsArePositionalParams(true);
  }
}
