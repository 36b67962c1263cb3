package dev.ragged.cli.backend;

import dev.ragged.Ragged;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import dev.ragged.migration.MigrationReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Goes back to the backend before the last migration. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    header = "Go back to the backend that answered before the last migration.",
    description = {"", "Its files were kept, so only what has come since is copied."})
final class RollbackCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  RollbackCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    try (Ragged ragged = store.open()) {
      if (ragged.migration().status().previous().isEmpty()) {
        throw new IllegalArgumentException(
            "no former index is kept; move to a backend by its name: ragged backend migrate NAME");
      }
      MigrationReport report = ragged.migration().rollback();
      return output.show(Reply.of(report.summary() + "\n", report).failingIf(!report.isSwitched()));
    }
  }
}
