package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.time.Period;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Erases one interaction, or those of a period. */
@Command(
    name = "delete",
    header = "Erase one question, or those of a period, with all that was learned from them.",
    description = {"", "Prints a receipt. Ends with 1 if something was left."},
    footerHeading = "%nExamples:%n",
    footer = {"  ragged memory delete 9f1c0c1e-...", "  ragged memory delete --since -1h --yes"})
final class DeleteCommand extends MemoryCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The whole id, as 'ragged memory list' has it.")
  private @Nullable UUID id;

  @Mixin private final PeriodOptions time = new PeriodOptions();
  @Mixin private final Confirmation confirmation;

  DeleteCommand(Session session) {
    super(session);
    this.confirmation = new Confirmation(session);
  }

  @Override
  Reply reply(Opened opened) throws IOException {
    Optional<Period> period = time.given(opened.persona().activity());
    if ((id == null) == period.isEmpty()) {
      throw new IllegalArgumentException(
          "say what to erase: an ID, or a time with --since and --until; 'ragged memory clear'"
              + " erases everything");
    }
    if (id != null) {
      String question = opened.interaction(id).query();
      confirmation.require("This erases the question \"" + Shown.start(question) + "\".");
      return Receipt.reply(opened, opened.persona().erase(id));
    }
    long count = opened.persona().activity().summary(period.get()).interactions();
    confirmation.require(
        "This erases "
            + Shown.count(count, "interaction")
            + " of "
            + Shown.line(opened.name())
            + ".");
    return Receipt.reply(opened, opened.persona().erase(period.get()));
  }
}
