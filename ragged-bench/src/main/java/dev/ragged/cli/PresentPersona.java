package dev.ragged.cli;

import dev.ragged.Ragged;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.persona.Persona;
import java.util.Optional;

/**
 * Who asks where nobody is named: the persona that {@code persona switch} chose last, which the
 * store's memory keeps. Before the first switch it is nobody, so that nothing is recorded unless
 * someone chose it.
 */
public final class PresentPersona {
  private PresentPersona() {}

  /** Returns its name. */
  public static Optional<String> of(Ragged ragged) {
    return ragged
        .memory()
        .filter(PersonalMemory.class::isInstance)
        .map(memory -> ((PersonalMemory) memory).personas().active())
        .filter(PresentPersona::wasChosen)
        .map(persona -> persona.id().value());
  }

  /** The default persona is the active one of a memory in which nobody ever switched. */
  private static boolean wasChosen(Persona persona) {
    return persona.uses() > 0;
  }
}
