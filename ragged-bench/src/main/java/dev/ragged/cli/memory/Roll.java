package dev.ragged.cli.memory;

import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.persona.Persona;
import dev.ragged.persona.MemoryStatus;
import java.util.stream.Collectors;

/** Which personas there are, for those who name another one. */
final class Roll {
  private Roll() {}

  /**
   * Returns the persona of this name.
   *
   * @throws IllegalArgumentException if there is none; the message names those that there are
   */
  static Persona require(PersonalMemory memory, String name) {
    return memory
        .personas()
        .find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no persona \""
                        + Shown.line(name)
                        + "\" with a memory; there are: "
                        + memory.personas().list().stream()
                            .map(each -> Shown.line(each.id().value()))
                            .collect(Collectors.joining(", "))
                        + ". 'ragged persona create NAME' makes another one"));
  }

  /**
   * Refuses a persona whose key is needed.
   *
   * @throws IllegalArgumentException if its memory is locked
   */
  static void requireOpen(PersonalMemory memory, String name) {
    if (memory.of(name).status() == MemoryStatus.LOCKED) {
      throw new IllegalArgumentException(
          "the memory of "
              + Shown.line(name)
              + " is sealed: give its key with --key-file FILE, or delete the persona if the key is"
              + " lost");
    }
  }
}
