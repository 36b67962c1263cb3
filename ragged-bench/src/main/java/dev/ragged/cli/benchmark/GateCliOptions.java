package dev.ragged.cli.benchmark;

import dev.ragged.bench.gate.GateOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a gate lets pass; a part of commands. */
final class GateCliOptions {
  @Mixin private final ThresholdOptions thresholds = new ThresholdOptions();

  @Option(
      names = "--allow-different-env",
      description = "Compare although machine, JVM, settings or data differ.")
  private boolean allowDifferent;

  @Option(names = "--allow-missing", description = "Pass although figures are missing.")
  private boolean allowMissing;

  @Option(
      names = "--allow-other-answers",
      description = "Compare times although the programs answer the same questions otherwise.")
  private boolean allowOtherAnswers;

  GateOptions options() {
    return GateOptions.DEFAULT
        .withTolerances(thresholds.tolerances())
        .withAllowDifferent(allowDifferent)
        .withAllowMissing(allowMissing)
        .withAllowOtherAnswers(allowOtherAnswers);
  }

  boolean strict() {
    return thresholds.strict();
  }
}
