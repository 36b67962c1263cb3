package dev.ragged.cli.performance;

import dev.ragged.cli.Output;
import dev.ragged.cli.Recorded;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints times by operation. */
@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    header = "Times of each operation of recorded calls: count, mean, median, p95, p99.",
    footerHeading = "%nExample:%n",
    footer = "  ragged performance stats --since \"-24h\"")
final class StatsCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;
  @Mixin private final RecordedCalls calls = new RecordedCalls();

  StatsCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    Recorded recorded = calls.of(store);
    return output.show(Reply.of(recorded.report().statistics() + recorded.note(), recorded.json()));
  }
}
