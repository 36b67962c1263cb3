package dev.ragged.bench.suite;

import dev.ragged.Ragged;
import dev.ragged.bench.corpus.TestCorpus;
import dev.ragged.embedding.Embedder;
import dev.ragged.index.IndexStatistics;
import dev.ragged.ingest.DocumentOutcome;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestReport;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * How a store was filled.
 *
 * @param documents how many
 * @param chunks of them
 * @param seconds until all were stored and could be found
 * @param indexedSeconds from then on, until the backend's own structure had them
 * @param embedderSeconds spent in the embedder, of all threads together
 */
record Filling(
    int documents, long chunks, double seconds, double indexedSeconds, double embedderSeconds) {
  private static final long PAUSE = 1_000_000;

  /** Fills a new store in {@code directory} and closes it. */
  static Filling fill(
      SuitePlan plan, Subject subject, TestCorpus corpus, Embedder embedder, Path directory) {
    try (Ragged ragged =
        StoreFixture.builder(plan, subject, embedder).directory(directory).build()) {
      return fill(ragged, corpus);
    }
  }

  static Filling fill(Ragged ragged, TestCorpus corpus) {
    IngestReport report = ragged.ingest(DocumentSource.of(corpus.datedDocuments()));
    long start = System.nanoTime();
    awaitIndex(ragged);
    long end = System.nanoTime();
    long failed = report.count(DocumentOutcome.Status.FAILED);
    if (failed > 0) {
      throw new IllegalStateException("documents must be stored: " + report.summary());
    }
    return new Filling(
        report.outcomes().size(),
        report.chunks(),
        report.elapsed().toNanos() / 1e9,
        (end - start) / 1e9,
        report.embedding().toNanos() / 1e9);
  }

  /** Waits until nothing is built in the background. */
  static void awaitIndex(Ragged ragged) {
    while (true) {
      IndexStatistics index = ragged.statistics().corpus().index();
      if (index.ready() && index.figures().getOrDefault(IndexStatistics.UNLINKED, 0.0) == 0) {
        return;
      }
      LockSupport.parkNanos(PAUSE);
    }
  }
}
