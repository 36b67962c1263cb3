package dev.ragged.cli.profile;

import dev.ragged.cli.Output;
import dev.ragged.cli.Recorded;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.Since;
import dev.ragged.cli.StoreOptions;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sums up what calls have recorded. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    header = "Say what recorded calls took: stages, slowest questions, recommendations.",
    footerHeading = "%nExample:%n",
    footer = "  ragged profile report --since \"-1h\"")
final class ReportCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = Since.Reading.class,
      defaultValue = "-1h",
      description = "-1h, -7d, yesterday, 2026-01-15, ... Default: ${DEFAULT-VALUE}.")
  private Since since = new Since(Instant.EPOCH, "");

  ReportCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    store.requireStore();
    Recorded recorded = Recorded.since(since, store.directory());
    return output.show(Reply.of(recorded.report().text() + recorded.note(), recorded.json()));
  }
}
