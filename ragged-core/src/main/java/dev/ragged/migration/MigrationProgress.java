package dev.ragged.migration;

import java.time.Duration;
import java.util.Objects;

/**
 * How far a migration is. Immutable.
 *
 * @param phase what is being done
 * @param done chunks that are done with in this phase
 * @param total chunks in all; changes while documents come and go
 * @param batch number of the batch in this run, from 1; 0 before the first
 * @param batches how many there will be, as far as is known
 * @param embedded texts that had to be embedded anew so far
 * @param elapsed time since this run began
 * @param rate chunks copied per second of this run
 */
public record MigrationProgress(
    MigrationPhase phase,
    long done,
    long total,
    long batch,
    long batches,
    long embedded,
    Duration elapsed,
    double rate) {
  public MigrationProgress {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(elapsed, "elapsed");
  }

  /** Returns the share that is done, in [0, 1]. */
  public double share() {
    return total == 0 ? 1 : Math.min(1, (double) done / total);
  }
}
