package dev.ragged.cli.memory;

import picocli.CommandLine.Option;

/** How much is shown; a part of commands. */
final class Limit {
  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "How many at most. Default: ${DEFAULT-VALUE}.")
  private int most;

  Limit(int usual) {
    this.most = usual;
  }

  int most() {
    return most;
  }
}
