package dev.ragged.cli.benchmark;

import dev.ragged.bench.gate.ForkSettings;
import dev.ragged.bench.gate.ForkTask;
import dev.ragged.bench.gate.GateOptions;
import dev.ragged.bench.gate.PairedFork;
import dev.ragged.bench.gate.PairedGate;
import dev.ragged.bench.gate.ProcessForks;
import dev.ragged.bench.gate.RoundPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How often two programs run in turns; a part of commands. */
final class RoundOptions {
  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds before the first look. Default: ${DEFAULT-VALUE}.")
  private int fewest = RoundPlan.DEFAULT.fewest();

  @Option(
      names = "--max-rounds",
      paramLabel = "N",
      description =
          "Rounds at most, while something is undecided. Default: 40, or --rounds if more.")
  private @Nullable Integer most;

  @Option(
      names = "--operations",
      split = ",",
      paramLabel = "NAME",
      description = "Only these operations are timed: query, ingest, record, graph.")
  private List<String> operations = new ArrayList<>();

  PairedGate gate(GateOptions options, Consumer<String> progress) {
    ForkTask task = ForkTask.DEFAULT;
    if (!PairedFork.OPERATIONS.containsAll(operations)) {
      throw new IllegalArgumentException(
          "operations are of %s: operations=%s".formatted(PairedFork.OPERATIONS, operations));
    }
    if (!operations.isEmpty()) {
      task = new ForkTask(operations, task.seed(), task.documents(), task.backend(), task.warmUp());
    }
    return new PairedGate(
        new ProcessForks(),
        ForkSettings.DEFAULT.withTask(task),
        new RoundPlan(
            fewest,
            RoundPlan.DEFAULT.block(),
            most == null ? Math.max(fewest, RoundPlan.DEFAULT.most()) : most),
        options,
        progress);
  }
}
