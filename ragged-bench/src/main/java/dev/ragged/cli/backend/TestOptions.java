package dev.ragged.cli.backend;

import dev.ragged.migration.MigrationOptions;
import picocli.CommandLine.Option;

/** How an index is copied and tested; a part of commands. */
final class TestOptions {
  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Vectors that are copied at a time. Default: ${DEFAULT-VALUE}.")
  private int batchSize = MigrationOptions.DEFAULT.batchSize();

  @Option(
      names = "--sample",
      paramLabel = "PART",
      description = "Which part of the vectors is compared, 0 to 1. Default: ${DEFAULT-VALUE}.")
  private double sample = MigrationOptions.DEFAULT.sampleShare();

  @Option(
      names = "--questions",
      paramLabel = "N",
      description = "Questions that recall is measured with. Default: ${DEFAULT-VALUE}.")
  private int questions = MigrationOptions.DEFAULT.queries();

  @Option(
      names = "--min-recall",
      paramLabel = "RECALL",
      description = "recall@10 that is enough, 0 to 1. Default: ${DEFAULT-VALUE}.")
  private double minRecall = MigrationOptions.DEFAULT.minRecall();

  MigrationOptions options() {
    return MigrationOptions.DEFAULT
        .batchesOf(batchSize)
        .sampling(sample, questions)
        .requiringRecall(minRecall);
  }
}
