package dev.ragged.cli.memory;

import dev.ragged.Ragged;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.config.ConfigValue;
import dev.ragged.memory.PersonalMemory;
import picocli.CommandLine.Command;

/** Applies the retention. */
@Command(
    name = "retention",
    header = "Say how long questions are kept, and erase those that are older.",
    description = {
      "",
      "The setting "
          + RetentionCommand.KEY
          + " says how long, for all personas, in the store's ragged.yaml or with --set; 0, the"
          + " default, is for good. Every call that opens the store applies it, and does not ask."
    },
    footerHeading = "%nExample:%n",
    footer = "  ragged memory retention --set " + RetentionCommand.KEY + "=30d")
final class RetentionCommand extends StoreCommand {
  static final String KEY = "memory.retention";

  RetentionCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Ragged ragged, PersonalMemory memory) {
    ConfigValue setting =
        store().config().values().stream()
            .filter(value -> value.key().equals(KEY))
            .findFirst()
            .orElseThrow();
    // Opening the store has begun with it; this waits for that, and counts both.
    var unused = memory.applyRetention();
    long erased = memory.expired();
    return Reply.of(
        KEY
            + "="
            + setting.value()
            + " ("
            + setting.origin()
            + "). Erased now: "
            + Shown.count(erased, "interaction")
            + ".\n",
        new Members()
            .with("retention", setting.value())
            .with("origin", setting.origin())
            .with("erased", erased)
            .map());
  }
}
