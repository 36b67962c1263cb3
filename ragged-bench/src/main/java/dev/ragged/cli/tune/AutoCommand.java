package dev.ragged.cli.tune;

import dev.ragged.Ragged;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import dev.ragged.tuning.Applied;
import dev.ragged.tuning.Tuning;
import dev.ragged.tuning.TuningRequest;
import dev.ragged.tuning.Workload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the store and proposes values. */
@Command(
    name = "auto",
    mixinStandardHelpOptions = true,
    header = "Measure the store on this machine, and propose values with what speaks for them.",
    description = {
      "",
      "Changes nothing without --apply, which writes the store's tuned.properties. A value that"
          + " ragged.yaml sets wins over it; the reply says so."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged tune auto --workload interactive",
      "  ragged tune auto --workload batch --limit 60 --apply"
    })
final class AutoCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  @Option(
      names = "--workload",
      paramLabel = "WORKLOAD",
      description = "interactive, batch or memory. Default: ${DEFAULT-VALUE}.")
  private String workload = "interactive";

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      description = "How long to measure at most. Default: ${DEFAULT-VALUE}.")
  private long limit = TuningRequest.DEFAULT_LIMIT.toSeconds();

  @Option(names = "--apply", description = "Write the proposed values down.")
  private boolean apply;

  AutoCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public Integer call() {
    TuningRequest request = TuningRequest.of(workload()).within(Duration.ofSeconds(limit));
    try (Ragged ragged = store.open()) {
      Tuning tuning = ragged.tuner().tune(request);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("workload", tuning.workload());
      json.put("chunks", tuning.chunks());
      json.put("efforts", tuning.efforts());
      json.put("workers", tuning.workers());
      json.put("proposals", tuning.proposals());
      json.put("notes", tuning.notes());
      String text = tuning.describe();
      if (apply && !tuning.proposals().isEmpty()) {
        Applied applied = ragged.tuner().apply(tuning);
        json.put("applied", applied);
        text += applied.describe();
      } else if (!tuning.proposals().isEmpty()) {
        text += "Nothing was changed; --apply writes these values down.\n";
      }
      return output.show(Reply.of(text, json));
    }
  }

  private Workload workload() {
    for (Workload one : Workload.values()) {
      if (one.name().equals(workload.toUpperCase(Locale.ROOT))) {
        return one;
      }
    }
    throw new IllegalArgumentException(
        "--workload must be interactive, batch or memory: workload=\"" + workload + "\"");
  }
}
