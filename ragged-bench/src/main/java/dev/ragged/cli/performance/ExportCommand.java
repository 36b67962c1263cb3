package dev.ragged.cli.performance;

import dev.ragged.cli.Output;
import dev.ragged.cli.Recorded;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what calls took to a file. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    header = "Write what recorded calls took to a JSON file, histograms included.",
    description = {"", "It has texts of questions if they were recorded."},
    footerHeading = "%nExample:%n",
    footer = "  ragged performance export --since \"-7d\" --output week.json")
final class ExportCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;
  @Mixin private final RecordedCalls calls = new RecordedCalls();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The file; one of that name is replaced.")
  private Path file = Path.of("");

  ExportCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    Recorded recorded = calls.of(store);
    recorded.report().writeJson(file);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("output", file);
    json.put("from", recorded.report().from());
    json.put("to", recorded.report().to());
    json.put("operations", recorded.report().metrics().size());
    return output.show(
        Reply.of(
            "Wrote "
                + recorded.report().metrics().size()
                + " operations to "
                + file
                + "\n"
                + recorded.note(),
            json));
  }
}
