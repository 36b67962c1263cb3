package dev.ragged.cli.memory;

import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.fact.FactId;
import java.util.UUID;
import picocli.CommandLine.Parameters;

/** A fact by its id; a part of commands. */
final class FactArgument {
  @Parameters(paramLabel = "ID", description = "The whole id, as 'ragged memory facts' has it.")
  private UUID id = new UUID(0, 0);

  /**
   * Returns all versions of the fact.
   *
   * @throws IllegalArgumentException if there is no such fact
   */
  FactHistory history(Opened opened) {
    return opened
        .persona()
        .facts()
        .history(new FactId(id))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Shown.line(opened.name())
                        + " has no fact "
                        + id
                        + "; 'ragged memory facts' lists those that hold"));
  }
}
