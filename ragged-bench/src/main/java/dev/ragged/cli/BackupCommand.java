package dev.ragged.cli;

import dev.ragged.Ragged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies a store. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    header = "Write a copy of the whole store, which can be opened like any store.",
    footerHeading = "%nExample:%n",
    footer = "  ragged backup --store notes.ragged /backups/notes-monday")
final class BackupCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  @Parameters(
      paramLabel = "TARGET",
      description = "A directory that is not there yet, or is empty.")
  private Path target = Path.of("");

  BackupCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() throws IOException {
    try (Ragged ragged = store.open()) {
      ragged.backup(target);
    }
    // Without its settings the copy would be opened with another embedder than it was made with.
    new StoreConfig(store.directory()).copyTo(target);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("store", store.directory());
    json.put("target", target);
    return output.show(Reply.of("Copied " + store.directory() + " to " + target + "\n", json));
  }
}
