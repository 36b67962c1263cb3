package dev.ragged.bench.suite;

import dev.ragged.Ragged;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.document.Document;
import dev.ragged.sqlite.StatementCount;
import java.io.IOException;
import java.util.List;

/** Documents that come one at a time into a store that has others. */
final class SingleIngests {
  static final List<String> METRICS = List.of("p50", "p95", "max", "statements");

  private static final int DOCUMENTS = 100;

  private SingleIngests() {}

  static void run(Trial trial) throws IOException {
    List<Document> documents = NewDocuments.of(trial.store().corpus(), 0, DOCUMENTS);
    long[] nanos = new long[DOCUMENTS];
    long statements;
    try (TemporaryFolder folder = trial.store().temporary("single");
        Ragged ragged = trial.store().copyWithMemory(folder.path())) {
      statements = StatementCount.now();
      for (int i = 0; i < DOCUMENTS; i++) {
        long start = System.nanoTime();
        var unused = ragged.ingest(documents.get(i));
        nanos[i] = System.nanoTime() - start;
      }
      statements = StatementCount.now() - statements;
    }
    Sheet sheet = trial.sheet();
    new Latencies(nanos).addTo(sheet);
    sheet
        .fewer("statements", "statements/document", (double) statements / DOCUMENTS)
        .note("latency: of a call with one document, until it is durable and can be found")
        .note("statements: of SQL, transactions included");
  }
}
