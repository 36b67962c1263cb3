package dev.ragged.cli.memory;

import dev.ragged.Ragged;
import dev.ragged.cli.PresentPersona;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.persona.Persona;
import dev.ragged.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists personas. */
@Command(
    name = "list",
    header = "List the personas that have a memory; a star marks the present one.")
final class PersonaListCommand extends StoreCommand {
  PersonaListCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Ragged ragged, PersonalMemory memory) {
    String present = PresentPersona.of(ragged).orElse("");
    TextTable table = TextTable.ofLetters("<<<<<").row("", "Name", "Memory", "Sealed", "Focus");
    List<Object> json = new ArrayList<>();
    for (Persona persona : memory.personas().list()) {
      boolean isPresent = persona.id().value().equals(present);
      table.row(
          isPresent ? "*" : "",
          persona.id().value(),
          PersonaText.status(persona),
          persona.encrypted() ? "yes" : "no",
          Shown.start(PersonaText.focus(persona)));
      json.add(PersonaText.json(persona, isPresent));
    }
    return Reply.of(table.withHeads(), new Members().with("personas", json).map());
  }
}
