package dev.ragged.migration;

import dev.ragged.index.IndexStatistics;
import dev.ragged.migration.MigrationReport.Outcome;
import dev.ragged.store.BuildingIndex;
import dev.ragged.store.Copied;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** One run of a migration, from the first copied vector to the switch. One use by one thread. */
final class MigrationRun {
  /** Rounds of copying what came meanwhile, before writing has to wait for the rest. */
  private static final int MAX_ROUNDS = 20;

  private static final long POLL_NANOS = 10_000_000;

  private final BuildingIndex index;
  private final MigrationOptions options;
  private final MigrationWatch watch;
  private final LongSupplier nanos;
  private Optional<Verification> verification = Optional.empty();
  private long lastSave;

  MigrationRun(
      BuildingIndex index, MigrationOptions options, MigrationWatch watch, LongSupplier nanos) {
    this.index = index;
    this.options = options;
    this.watch = watch;
    this.nanos = nanos;
    this.lastSave = nanos.getAsLong();
  }

  Optional<Verification> verification() {
    return verification;
  }

  Outcome run() {
    copyAll();
    if (!isCancelled()) {
      save();
      build();
    }
    if (!isCancelled()) {
      // Costly steps go before the last look, so that little is left for the switch.
      verification = verify();
      copyAll();
    }
    if (isCancelled() || verification.isEmpty()) {
      saveWhatThereIs();
      return Outcome.CANCELLED;
    }
    if (!verification.get().passed()) {
      return Outcome.REFUSED;
    }
    Copied last = index.activate();
    watch.copied(last.vectors(), last.embedded());
    watch.report(MigrationPhase.SWITCH, last.done(), last.total());
    return Outcome.SWITCHED;
  }

  /** Copies until nothing, or only what came meanwhile, is left. */
  private void copyAll() {
    long left = Long.MAX_VALUE;
    for (int round = 0; left > 0 && round < MAX_ROUNDS; ) {
      if (isCancelled()) {
        return;
      }
      Copied copied = index.copy(options.batchSize());
      if (copied.vectors() > 0) {
        watch.copied(copied.vectors(), copied.embedded());
      }
      watch.report(MigrationPhase.COPY, copied.done(), copied.total());
      long rest = copied.total() - copied.done();
      if (rest >= left) {
        round++;
      }
      left = rest;
      if (left > 0 && nanos.getAsLong() - lastSave >= options.saveEvery().toNanos()) {
        save();
      }
    }
  }

  private void save() {
    index.save();
    lastSave = nanos.getAsLong();
  }

  /** Saves on a thread that may be interrupted, which could write no file. */
  private void saveWhatThereIs() {
    boolean interrupted = Thread.interrupted();
    try {
      save();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Waits for the backend's own structure: a graph is tested, not the scan that stands in for it.
   */
  private void build() {
    long start = nanos.getAsLong();
    Duration patience = options.buildFor();
    while (!isCancelled()) {
      IndexStatistics state = index.statistics();
      double unlinked = state.figures().getOrDefault(IndexStatistics.UNLINKED, 0.0);
      watch.report(MigrationPhase.BUILD, state.vectors() - (long) unlinked, state.vectors());
      if (state.ready() || nanos.getAsLong() - start >= patience.toNanos()) {
        return;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private Optional<Verification> verify() {
    return index.inspect(
        tested -> {
          int live = tested.live().size();
          long total =
              (tested.keepsVectors() ? (long) Math.ceil(options.sampleShare() * live) : 0)
                  + (tested.truth().isPresent() ? Math.min(options.queries(), live) : 0);
          Verifier verifier =
              new Verifier(
                  tested,
                  options,
                  done -> watch.report(MigrationPhase.VERIFY, done, Math.max(done, total)));
          Optional<Verification> found = verifier.run(nanos);
          found.ifPresent(of -> watch.embedded(of.embedded()));
          return found;
        });
  }

  private boolean isCancelled() {
    return options.cancellation().isCancelled() || Thread.currentThread().isInterrupted();
  }
}
