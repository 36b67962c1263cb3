package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one interaction. */
@Command(name = "show", header = "Show all that is kept of one question.")
final class ShowCommand extends MemoryCommand {
  @Parameters(paramLabel = "ID", description = "The whole id, as 'ragged memory list' has it.")
  private UUID id = new UUID(0, 0);

  ShowCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    Interaction interaction = opened.interaction(id);
    Optional<Feedback> feedback = opened.persona().feedback(id);
    return Reply.of(
        InteractionText.text(interaction, feedback),
        opened.members().with("interaction", InteractionText.json(interaction, feedback)).map());
  }
}
