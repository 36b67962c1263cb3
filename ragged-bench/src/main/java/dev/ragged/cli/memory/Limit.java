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

  /**
   * Returns how many at most.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  int most() {
    if (most < 1) {
      throw new IllegalArgumentException("--limit must be at least 1: limit=" + most);
    }
    return most;
  }
}
