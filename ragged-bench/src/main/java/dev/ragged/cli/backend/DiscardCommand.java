package dev.ragged.cli.backend;

import dev.ragged.Ragged;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Frees the files of the backend before the last migration. */
@Command(
    name = "discard",
    mixinStandardHelpOptions = true,
    header = "Delete the files that are kept for a rollback.")
final class DiscardCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  DiscardCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    try (Ragged ragged = store.open()) {
      String discarded = ragged.migration().discard().orElse("");
      return output.show(
          Reply.of(
              discarded.isEmpty()
                  ? "Nothing is kept for a rollback.\n"
                  : "Deleted the index of " + discarded + ".\n",
              Map.of("discarded", discarded)));
    }
  }
}
