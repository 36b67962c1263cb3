package dev.ragged.cli.memory;

import dev.ragged.Ragged;
import dev.ragged.cli.KeyOption;
import dev.ragged.cli.PresentPersona;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.Personas;
import dev.ragged.memory.persona.Persona;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one persona. */
@Command(name = "show", header = "Show a persona and its settings.")
final class PersonaShowCommand extends StoreCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "Which one. Default: the present one, else " + Personas.DEFAULT + ".")
  private @Nullable String name;

  @Mixin private final KeyOption key = new KeyOption();

  PersonaShowCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Ragged ragged, PersonalMemory memory) {
    String present = PresentPersona.of(ragged).orElse(Personas.DEFAULT);
    String asked = name == null ? present : name;
    key.unlock(ragged, Roll.require(memory, asked).id().value());
    Persona persona = Roll.require(memory, asked);
    boolean isPresent = PresentPersona.of(ragged).filter(asked::equals).isPresent();
    return Reply.of(PersonaText.text(persona, isPresent), PersonaText.json(persona, isPresent));
  }
}
