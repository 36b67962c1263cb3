package dev.ragged.cli.memory;

import dev.ragged.memory.time.Bucket;
import picocli.CommandLine.Option;

/** How time is cut; a part of commands. */
final class BucketOption {
  @Option(
      names = "--by",
      paramLabel = "PART",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Bucket bucket = Bucket.DAY;

  Bucket bucket() {
    return bucket;
  }
}
