package dev.ragged.cli.tune;

import dev.ragged.cli.Output;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreConfig;
import dev.ragged.cli.StoreOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sets one value for all later calls. */
@Command(
    name = "set",
    mixinStandardHelpOptions = true,
    header = "Set one value in the store's ragged.yaml, for all later calls.",
    description = {
      "",
      "Only the line of that key changes; comments stay. 'ragged tune show' lists the keys."
    },
    footerHeading = "%nExample:%n",
    footer = "  ragged tune set search.effort 200")
final class SetCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  @Parameters(index = "0", paramLabel = "KEY", description = "Such as cache.results.ttl.")
  private String key = "";

  @Parameters(index = "1", paramLabel = "VALUE", description = "Such as 30m.")
  private String value = "";

  SetCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() throws IOException {
    store.requireStore();
    Effective before = Effective.of(store);
    before.setting(key);
    EmbedderOfStore.requireUnchanged(store, key, value);
    BackendOfStore.requireSame(store, key, value);
    new StoreConfig(store.directory()).set(key, value);
    return output.show(Effective.of(store).changed(key, before, "Set " + key + "=" + value, store));
  }
}
