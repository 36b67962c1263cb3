package dev.ragged.cli.profile;

import dev.ragged.cli.Output;
import dev.ragged.cli.RecordedPart;
import dev.ragged.cli.Recording;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has later calls record what they take. */
@Command(
    name = "enable",
    mixinStandardHelpOptions = true,
    header = "Make every later call record what it takes, in the store's directory.",
    description = {"", "Times only, unless --questions is given. At most about 16 MB are kept."},
    footerHeading = "%nExample:%n",
    footer = "  ragged profile enable --components query,memory")
final class EnableCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  @Option(
      names = "--components",
      paramLabel = "NAMES",
      description =
          "Some of query, ingest, memory, backend, startup, joined by commas; or all. Default:"
              + " ${DEFAULT-VALUE}.")
  private String components = "all";

  @Option(
      names = "--questions",
      description =
          "Also keep the texts of the slowest questions, unencrypted, with who asked. Those of a"
              + " persona go when something of it is erased.")
  private boolean questions;

  EnableCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() throws IOException {
    store.requireStore();
    Recording recording = new Recording(RecordedPart.parse(components), questions);
    recording.enable(store.directory());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("store", store.directory());
    json.put("components", recording.components());
    json.put("questions", questions);
    return output.show(
        Reply.of(
            "Calls on "
                + store.directory()
                + " record what they take now ("
                + recording.names()
                + "), "
                + (questions ? "with" : "without")
                + " texts of questions.\n'ragged profile report' sums up; 'ragged profile disable'"
                + " ends it.\n",
            json));
  }
}
