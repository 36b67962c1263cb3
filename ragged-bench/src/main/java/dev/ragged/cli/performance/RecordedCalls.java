package dev.ragged.cli.performance;

import dev.ragged.cli.Recorded;
import dev.ragged.cli.Since;
import dev.ragged.cli.StoreOptions;
import java.time.Instant;
import picocli.CommandLine.Option;

/** Which calls a command is about; a part of commands. */
final class RecordedCalls {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = Since.Reading.class,
      defaultValue = "-24h",
      description = "-1h, -7d, yesterday, 2026-01-15, ... Default: ${DEFAULT-VALUE}.")
  private Since since = new Since(Instant.EPOCH, "");

  RecordedCalls() {}

  Since since() {
    return since;
  }

  /** Reads what they took; needs a store. */
  Recorded of(StoreOptions store) {
    store.requireStore();
    return Recorded.since(since, store.directory());
  }
}
