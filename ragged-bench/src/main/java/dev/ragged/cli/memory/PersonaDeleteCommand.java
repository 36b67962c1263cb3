package dev.ragged.cli.memory;

import dev.ragged.Ragged;
import dev.ragged.cli.KeyOption;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.Personas;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.privacy.ErasureReceipt;
import dev.ragged.persona.MemoryStatus;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes a persona. */
@Command(
    name = "delete",
    header = "Erase all that is kept of a persona, its own documents included, and delete it.",
    description = {
      "",
      "The receipt says what a search through all files of the store still found of its memory. A"
          + " sealed memory whose key is not given is deleted without a receipt. Ends with 1 if"
          + " something was left."
    })
final class PersonaDeleteCommand extends StoreCommand {
  @Parameters(paramLabel = "NAME", description = "Which one.")
  private String name = "";

  @Mixin private final KeyOption key = new KeyOption();
  @Mixin private final Confirmation confirmation;

  PersonaDeleteCommand(Session session) {
    super(session);
    this.confirmation = new Confirmation(session);
  }

  @Override
  Reply reply(Ragged ragged, PersonalMemory memory) throws IOException {
    Persona persona = Roll.require(memory, name);
    if (name.equals(Personas.DEFAULT)) {
      throw new IllegalArgumentException(
          "the persona \"" + name + "\" is always there; 'ragged memory clear' erases its memory");
    }
    key.unlock(ragged, name);
    confirmation.require(
        "This erases the memory of " + Shown.line(name) + " and the documents that it owns.");
    Optional<ErasureReceipt> receipt =
        memory.of(name).status() == MemoryStatus.LOCKED
            ? Optional.empty()
            : Optional.of(memory.of(name).eraseEverything());
    long erased =
        memory.personas().delete(name) + receipt.map(ErasureReceipt::interactions).orElse(0L);
    String text =
        receipt.map(done -> Receipt.text(name, done)).orElse("")
            + "Deleted "
            + Shown.line(name)
            + " with "
            + Shown.count(erased, "interaction")
            + " and the documents that it owned.\n";
    return Reply.of(
            text,
            new Members()
                .with("deleted", persona.id().value())
                .with("interactions", erased)
                .with("receipt", receipt.map(Receipt::json))
                .map())
        .failingIf(receipt.isPresent() && !receipt.get().isClean());
  }
}
