package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.Personas;
import dev.ragged.memory.persona.Persona;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Turns a memory off. */
@Command(
    name = "disable",
    header = "Turn a persona's memory off: it keeps what it has, and records and ranks no more.")
final class DisableCommand extends MemoryCommand {
  @Option(
      names = "--keep-ranking",
      description = "Record no more, and go on to rank by what is there.")
  private boolean keepRanking;

  DisableCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    Personas personas = opened.memory().personas();
    Persona persona = keepRanking ? personas.pause(opened.name()) : personas.disable(opened.name());
    return Reply.of(
        Shown.line(opened.name()) + ": " + persona.status().sentence() + ".\n",
        opened.members().with("memory", persona.status()).map());
  }
}
