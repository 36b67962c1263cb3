package dev.ragged.cli.backend;

import dev.ragged.Ragged;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import dev.ragged.index.IndexStatistics;
import dev.ragged.migration.MigrationStatus;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says which backend answers, and how far a migration is. */
@Command(
    name = "status",
    aliases = "stats",
    mixinStandardHelpOptions = true,
    header = "Say which backend answers, which one is kept for a rollback, and what is unfinished.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  StatusCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    try (Ragged ragged = store.open()) {
      MigrationStatus status = ragged.migration().status();
      IndexStatistics index = ragged.statistics().corpus().index();
      TextTable table =
          new TextTable("<<")
              .row("Backend", status.active())
              .row("Vectors", Figures.count(index.vectors()))
              .row("On disk", Figures.bytes((double) index.bytesOnDisk()))
              .row("In memory", Figures.bytes((double) index.bytesInMemory()))
              .row("Kept for rollback", status.previous().orElse("none"))
              .row(
                  "Unfinished migration",
                  status
                      .unfinished()
                      .map(to -> "to " + to + ", " + Figures.count(status.saved()) + " saved")
                      .orElse("none"));
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("index", index);
      json.put("migration", status);
      return output.show(Reply.of(table.plain(), json));
    }
  }
}
