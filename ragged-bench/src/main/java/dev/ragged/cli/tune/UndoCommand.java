package dev.ragged.cli.tune;

import dev.ragged.Ragged;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes measured values back. */
@Command(
    name = "undo",
    mixinStandardHelpOptions = true,
    header = "Take back what the last 'tune auto --apply' wrote.",
    description = {"", "One step is kept. 'tune unset' takes back what 'tune set' wrote."})
final class UndoCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  UndoCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    boolean undone;
    try (Ragged ragged = store.open()) {
      undone = ragged.tuner().undo();
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("undone", undone);
    json.put("values", Effective.of(store).config().tuned());
    return output.show(
        Reply.of(
            undone
                ? "The values before the last measurement are back.\n"
                : "Nothing to undo. What 'tune set' or a preset has changed, 'tune unset KEY' takes back.\n",
            json));
  }
}
