package dev.ragged.cli.memory;

import dev.ragged.memory.persona.FocusArea;
import dev.ragged.memory.persona.Persona;
import dev.ragged.text.TextTable;
import java.util.Locale;
import java.util.stream.Collectors;

/** A persona as text and as JSON. */
final class PersonaText {
  private PersonaText() {}

  static String text(Persona persona, boolean present) {
    return TextTable.ofLetters("<<")
        .row("Persona", persona.id() + (present ? " (the present one)" : ""))
        .row("Memory", status(persona) + (persona.learning() ? "" : ", learns no topics"))
        .row("Sealed", persona.encrypted() ? "with a key" : "no")
        .row("Description", Shown.line(persona.description().text()))
        .row("Focus", focus(persona))
        .row("Created", Shown.time(persona.createdAt()))
        .row("Last chosen", persona.uses() == 0 ? "never" : Shown.time(persona.usedAt()))
        .plain();
  }

  static String status(Persona persona) {
    return persona.status().name().toLowerCase(Locale.ROOT);
  }

  static String focus(Persona persona) {
    return persona.description().focusAreas().stream()
        .map(FocusArea::name)
        .collect(Collectors.joining(", "));
  }

  static Object json(Persona persona, boolean present) {
    return new Members()
        .with("name", persona.id().value())
        .with("number", persona.number())
        .with("present", present)
        .with("memory", persona.status())
        .with("learning", persona.learning())
        .with("sealed", persona.encrypted())
        .with("description", persona.description().text())
        .with("focusAreas", persona.description().focusAreas())
        .with("createdAt", persona.createdAt())
        .with("chosenAt", persona.usedAt())
        .with("timesChosen", persona.uses())
        .map();
  }
}
