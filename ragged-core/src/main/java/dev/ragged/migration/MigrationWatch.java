package dev.ragged.migration;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what one run does, and tells its listener. One thread writes, any thread reads. */
final class MigrationWatch {
  private static final Logger log = LoggerFactory.getLogger(MigrationWatch.class);

  private final MigrationListener listener;
  private final int batchSize;
  private final LongSupplier nanos;
  private final long start;
  private long batch;
  private long copied;
  private long embedded;
  private boolean failed;
  private volatile Optional<MigrationProgress> latest = Optional.empty();

  MigrationWatch(MigrationListener listener, int batchSize, LongSupplier nanos) {
    this.listener = listener;
    this.batchSize = batchSize;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  void copied(int vectors, long ofThemEmbedded) {
    batch++;
    copied += vectors;
    embedded += ofThemEmbedded;
  }

  void embedded(long texts) {
    embedded += texts;
  }

  void report(MigrationPhase phase, long done, long total) {
    Duration elapsed = elapsed();
    long left = phase == MigrationPhase.COPY ? (total - done + batchSize - 1) / batchSize : 0;
    MigrationProgress progress =
        new MigrationProgress(
            phase,
            done,
            total,
            batch,
            batch + Math.max(0, left),
            embedded,
            elapsed,
            copied / Math.max(1e-9, elapsed.toNanos() / 1e9));
    latest = Optional.of(progress);
    try {
      listener.onProgress(progress);
    } catch (RuntimeException e) {
      if (!failed) {
        failed = true;
        log.warn("The listener of a migration failed; the migration goes on", e);
      }
    }
  }

  Optional<MigrationProgress> latest() {
    return latest;
  }

  Duration elapsed() {
    return Duration.ofNanos(nanos.getAsLong() - start);
  }

  long copied() {
    return copied;
  }

  long embedded() {
    return embedded;
  }
}
