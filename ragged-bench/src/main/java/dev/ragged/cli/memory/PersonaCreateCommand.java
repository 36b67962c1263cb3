package dev.ragged.cli.memory;

import dev.ragged.Ragged;
import dev.ragged.cli.KeyOption;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import dev.ragged.document.PersonaId;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.Personas;
import dev.ragged.memory.persona.FocusArea;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.cipher.PersonaKey;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns the memory on for a new persona. */
@Command(
    name = "create",
    header = "Create a persona, and turn its memory on.",
    description = {
      "",
      "From then on what is asked with --persona NAME, or after 'ragged persona switch NAME', is"
          + " recorded. The reply says what is stored, where, and how to stop it. With --key-file"
          + " what it says is sealed with that key, which every later call then needs."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged persona create ana --focus databases --focus SQL",
      "  head -c 32 /dev/urandom > ana.key; ragged persona create ana --key-file ana.key"
    })
final class PersonaCreateCommand extends StoreCommand {
  @Parameters(paramLabel = "NAME", description = "A new name.")
  private String name = "";

  @Option(names = "--description", paramLabel = "TEXT", description = "Who it is, in words.")
  private String description = "";

  @Option(
      names = "--focus",
      paramLabel = "AREA",
      description = "A field that it cares about; can be repeated.")
  private List<String> focus = new ArrayList<>();

  @Mixin private final KeyOption key = new KeyOption();

  private PersonaDescription said = PersonaDescription.EMPTY;

  PersonaCreateCommand(Session session) {
    super(session);
  }

  /** Looks at the words first: where there is no memory, opening the store with one makes it. */
  @Override
  Ragged open(StoreOptions store) {
    var unused = PersonaId.of(name);
    said = said();
    key.key().ifPresent(PersonaKey::close);
    return store.openWithMemory();
  }

  private PersonaDescription said() {
    return new PersonaDescription(
        description, focus.stream().map(area -> FocusArea.of(area)).toList());
  }

  @Override
  Reply reply(Ragged ragged, PersonalMemory memory) {
    Persona persona;
    try (PersonaKey given = key.key().orElse(null)) {
      Personas personas = memory.personas();
      persona = given == null ? personas.create(name, said) : personas.create(name, said, given);
    }
    String text =
        "Created "
            + Shown.line(name)
            + ". Its memory is on.\n"
            + Notice.of(persona, store().memory());
    return Reply.of(
        text,
        new Members()
            .with("created", PersonaText.json(persona, false))
            .with("memoryFile", store().memory().toAbsolutePath())
            .map());
  }
}
