package dev.ragged.cli.memory;

import dev.ragged.Ragged;
import dev.ragged.cli.KeyOption;
import dev.ragged.cli.PresentPersona;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.Personas;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command about the memory of one persona. */
abstract class MemoryCommand extends StoreCommand {
  @Option(
      names = {"-p", "--persona"},
      paramLabel = "NAME",
      description =
          "Whose memory. Default: whom 'ragged persona switch' chose, else "
              + Personas.DEFAULT
              + ".")
  private @Nullable String persona;

  @Mixin private final KeyOption key = new KeyOption();

  MemoryCommand(Session session) {
    super(session);
  }

  @Override
  final Reply reply(Ragged ragged, PersonalMemory memory) throws IOException {
    String name = persona == null ? PresentPersona.of(ragged).orElse(Personas.DEFAULT) : persona;
    Roll.require(memory, name);
    key.unlock(ragged, name);
    Roll.requireOpen(memory, name);
    return reply(new Opened(ragged, memory, memory.of(name)));
  }

  /** Does the work, and says what came of it. */
  abstract Reply reply(Opened opened) throws IOException;
}
