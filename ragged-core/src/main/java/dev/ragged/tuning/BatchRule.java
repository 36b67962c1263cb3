package dev.ragged.tuning;

import dev.ragged.config.Settings;
import dev.ragged.embedding.Embedder;
import dev.ragged.ingest.IngestLimits;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Proposes how many workers ingests have, and how much may be under way for them. */
final class BatchRule {
  /** Throughput, as a multiple of the present one, from which on a change is worth it. */
  static final double FASTER = 1.05;

  /** Batches per worker that must have room, so that none waits: one embedded and three to come. */
  private static final int BATCHES_PER_WORKER = 4;

  private static final long MIB = 1L << 20;

  private BatchRule() {}

  static void propose(
      List<WorkerFigures> figures, List<String> passages, Embedder embedder, Proposals proposals) {
    int set = proposals.config().get(Settings.INGEST_WORKERS);
    int workers = set == 0 ? embedder.parallelism() : set;
    Optional<WorkerFigures> present =
        figures.stream().filter(one -> one.workers() == workers).findFirst();
    Optional<WorkerFigures> best =
        figures.stream().max(Comparator.comparingDouble(WorkerFigures::textsPerSecond));
    if (best.isEmpty()) {
      return;
    }
    // More than the embedder can use is measured as its most.
    double now =
        present
            .map(WorkerFigures::textsPerSecond)
            .orElse(figures.get(figures.size() - 1).textsPerSecond());
    if (best.get().textsPerSecond() >= now * FASTER) {
      proposals.add(
          Settings.INGEST_WORKERS,
          best.get().workers(),
          String.format(
              Locale.ROOT,
              "%d workers embedded %.1f passages per second, the present %d %.1f.",
              best.get().workers(),
              best.get().textsPerSecond(),
              workers,
              now));
    }
    proposeRoom(Math.max(workers, best.get().workers()), passages, embedder, proposals);
  }

  private static void proposeRoom(
      int workers, List<String> passages, Embedder embedder, Proposals proposals) {
    double chars = passages.stream().mapToInt(String::length).average().orElse(0);
    long perPassage =
        IngestLimits.bytesPerText((int) Math.round(chars), embedder.fingerprint().dimension());
    long needed = perPassage * embedder.batchSize() * workers * BATCHES_PER_WORKER;
    long present = proposals.config().get(Settings.INGEST_BYTES_IN_FLIGHT);
    long greatest = Settings.INGEST_BYTES_IN_FLIGHT.extremes().get(1);
    if (needed > present) {
      proposals.add(
          Settings.INGEST_BYTES_IN_FLIGHT,
          Math.min(greatest, (needed + MIB - 1) / MIB * MIB),
          String.format(
              Locale.ROOT,
              "A passage and its vector take %d bytes on average; %d batches of %d for each of %d"
                  + " workers take %d bytes, and %d may be under way.",
              perPassage,
              BATCHES_PER_WORKER,
              embedder.batchSize(),
              workers,
              needed,
              present));
    }
  }
}
