package dev.ragged.bench.gate;

import dev.ragged.Ragged;
import dev.ragged.bench.Uncached;
import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Metric;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.ingest.DocumentOutcome;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestReport;
import java.util.List;

/** Ingests 200 documents into an empty store in memory. */
final class IngestOperation implements TimedOperation {
  private static final int DOCUMENTS = 200;

  private final String backend;
  private final List<Document> documents;

  IngestOperation(ForkTask task) {
    this.backend = task.backend();
    this.documents = new ForkData(task.seed()).documents(DOCUMENTS);
  }

  @Override
  public Metric metric() {
    return Metric.timed("ingestion_throughput", "docs/s", Better.HIGHER);
  }

  @Override
  public double window() {
    try (Ragged ragged =
        Uncached.builder().inMemory().backend(backend).embedder(LexicalEmbedder.create()).build()) {
      long start = System.nanoTime();
      IngestReport report = ragged.ingest(DocumentSource.of(documents));
      double seconds = (System.nanoTime() - start) / 1e9;
      if (report.count(DocumentOutcome.Status.ADDED) != DOCUMENTS) {
        throw new IllegalStateException("all documents must be added: " + report);
      }
      return DOCUMENTS / seconds;
    }
  }

  @Override
  public void close() {}
}
