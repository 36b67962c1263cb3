package dev.ragged.cli.memory;

import dev.ragged.Ragged;
import dev.ragged.cli.KeyOption;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.persona.Persona;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Chooses who asks where nobody is named. */
@Command(
    name = "switch",
    header = "Choose who asks where no --persona is given.",
    description = {
      "",
      "query, chat and memory then act for that persona, and query and chat record what it asks as"
          + " far as its memory is on. --persona names another one, and --no-memory leaves the"
          + " memory out, for one call. The store keeps the choice; 'ragged status' shows it."
    })
final class PersonaSwitchCommand extends StoreCommand {
  @Parameters(paramLabel = "NAME", description = "A persona that has a memory.")
  private String name = "";

  @Mixin private final KeyOption key = new KeyOption();

  PersonaSwitchCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Ragged ragged, PersonalMemory memory) {
    Persona before = Roll.require(memory, name);
    key.unlock(ragged, name);
    Roll.requireOpen(memory, name);
    Persona persona = memory.personas().activate(before.id().value());
    String text =
        "query, chat and memory now act for "
            + Shown.line(name)
            + ", unless --persona names another one.\n"
            + Shown.line(name)
            + ": "
            + persona.status().sentence()
            + ".\n";
    return Reply.of(text, new Members().with("present", PersonaText.json(persona, true)).map());
  }
}
