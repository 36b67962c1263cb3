package dev.ragged.cli.performance;

import dev.ragged.Ragged;
import dev.ragged.cache.CacheStatistics;
import dev.ragged.cli.ExitCode;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import dev.ragged.text.Figures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Empties caches. */
@Command(
    name = "clear-cache",
    mixinStandardHelpOptions = true,
    header = "Empty all caches of the store.",
    description = {"", "Without --confirm it says what would go, and ends with 2."},
    footerHeading = "%nExample:%n",
    footer = "  ragged performance clear-cache --confirm")
final class ClearCacheCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  @Option(names = "--confirm", description = "Do it.")
  private boolean confirm;

  ClearCacheCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    try (Ragged ragged = store.open()) {
      // What is on disk is looked at when it is first needed.
      ragged.warmUp();
      Map<String, Object> json = new LinkedHashMap<>();
      Map<String, Long> bytes = new LinkedHashMap<>();
      for (CacheStatistics cache : ragged.caches().statistics()) {
        bytes.put(cache.name(), Math.max(cache.disk().bytes(), cache.heap().bytes()));
      }
      json.put("store", store.directory());
      json.put("bytes", bytes);
      json.put("cleared", confirm);
      String what =
          bytes.entrySet().stream()
              .map(one -> one.getKey() + " (" + Figures.bytes((double) one.getValue()) + ")")
              .collect(Collectors.joining(", "));
      if (!confirm) {
        return output.show(
            new Reply(
                "Would empty " + what + "; nothing was done. Add --confirm to do it.\n",
                json,
                ExitCode.USAGE));
      }
      ragged.caches().clear();
      return output.show(Reply.of("Emptied " + what + "\n", json));
    }
  }
}
