package dev.ragged.cli.profile;

import dev.ragged.cli.Output;
import dev.ragged.cli.Recording;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import dev.ragged.profiling.PerformanceLog;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has later calls record nothing. */
@Command(
    name = "disable",
    mixinStandardHelpOptions = true,
    header = "Make later calls record nothing any more.",
    description = {"", "What was recorded stays, unless --erase is given."})
final class DisableCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  @Option(names = "--erase", description = "Also delete what was recorded.")
  private boolean erase;

  DisableCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() throws IOException {
    store.requireStore();
    boolean wasOn = Recording.disable(store.directory());
    boolean erased = erase && new PerformanceLog(store.directory()).delete();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("store", store.directory());
    json.put("wasEnabled", wasOn);
    json.put("erased", erased);
    return output.show(
        Reply.of(
            (wasOn ? "Recording is off now." : "Recording was off.")
                + (erased ? " What was recorded is deleted." : "")
                + "\n",
            json));
  }
}
