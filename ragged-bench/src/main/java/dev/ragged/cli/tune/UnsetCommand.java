package dev.ragged.cli.tune;

import dev.ragged.cli.Output;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreConfig;
import dev.ragged.cli.StoreOptions;
import dev.ragged.config.Settings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes one value back. */
@Command(
    name = "unset",
    mixinStandardHelpOptions = true,
    header = "Take one value out of the store's ragged.yaml again.",
    footerHeading = "%nExample:%n",
    footer = "  ragged tune unset search.effort")
final class UnsetCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  @Parameters(index = "0", paramLabel = "KEY", description = "Such as cache.results.ttl.")
  private String key = "";

  UnsetCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() throws IOException {
    store.requireStore();
    Effective before = Effective.of(store);
    before.setting(key);
    EmbedderOfStore.requireUnchanged(store, key, Settings.AUTO);
    boolean was = new StoreConfig(store.directory()).unset(key);
    return output.show(
        Effective.of(store)
            .changed(key, before, (was ? "Took out " : "There was no ") + key, store));
  }
}
