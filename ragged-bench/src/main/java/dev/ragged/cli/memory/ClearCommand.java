package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Erases everything of a persona. */
@Command(
    name = "clear",
    header = "Erase everything that is remembered of a persona, facts and preferences included.",
    description = {
      "",
      "The persona stays, with its description; 'ragged persona delete' deletes that, too. Prints a"
          + " receipt. Ends with 1 if something was left."
    })
final class ClearCommand extends MemoryCommand {
  @Mixin private final Confirmation confirmation;

  ClearCommand(Session session) {
    super(session);
    this.confirmation = new Confirmation(session);
  }

  @Override
  Reply reply(Opened opened) throws IOException {
    confirmation.require(
        "This erases the whole memory of "
            + Shown.line(opened.name())
            + ": "
            + Shown.count(opened.persona().count(), "interaction")
            + " and all that is derived or stated.");
    return Receipt.reply(opened, opened.persona().eraseEverything());
  }
}
