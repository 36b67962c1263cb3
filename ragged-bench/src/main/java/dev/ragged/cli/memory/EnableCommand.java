package dev.ragged.cli.memory;

import dev.ragged.Ragged;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import dev.ragged.memory.persona.Persona;
import picocli.CommandLine.Command;

/** Turns a memory on. */
@Command(
    name = "enable",
    header = "Turn a persona's memory on: it records and ranks from then on.",
    description = {"", "The reply says what is stored, and where."})
final class EnableCommand extends MemoryCommand {
  EnableCommand(Session session) {
    super(session);
  }

  /** Who turns the memory of a store on for the first time gets one. */
  @Override
  Ragged open(StoreOptions store) {
    return store.openWithMemory();
  }

  @Override
  Reply reply(Opened opened) {
    Persona persona = opened.memory().personas().enable(opened.name());
    return Reply.of(
        "The memory of "
            + Shown.line(opened.name())
            + " is on.\n"
            + Notice.of(persona, store().memory()),
        opened.members().with("memory", persona.status()).map());
  }
}
