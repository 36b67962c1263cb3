package dev.ragged.cli.tune;

import dev.ragged.Ragged;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    SortedMap<String, String> values = Effective.of(store).config().tuned();
    json.put("values", values);
    return output.show(
        Reply.of(
            undone
                ? back(values)
                : "Nothing to undo. What 'tune set' or a preset has changed, 'tune unset KEY' takes back.\n",
            json));
  }

  private static String back(SortedMap<String, String> values) {
    return values.isEmpty()
        ? "Undone; no value of a measurement is left.\n"
        : values.entrySet().stream()
            .map(each -> "  " + each.getKey() + "=" + each.getValue() + "\n")
            .collect(Collectors.joining("", "Undone; these values are back:\n", ""));
  }
}
