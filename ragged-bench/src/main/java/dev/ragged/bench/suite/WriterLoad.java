package dev.ragged.bench.suite;

import dev.ragged.Ragged;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.document.Document;
import dev.ragged.retrieval.SearchRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Searches in one thread, with and without another thread that writes, in turn. */
final class WriterLoad {
  static final List<String> METRICS =
      List.of("p50_alone", "max_alone", "p50_writing", "max_writing", "slowdown", "written");

  private static final int TURNS = 2;
  private static final int DOCUMENTS = 10;
  private static final int FEWEST = 50;

  private WriterLoad() {}

  static void run(Trial trial) throws IOException, InterruptedException {
    List<long[]> alone = new ArrayList<>();
    List<long[]> writing = new ArrayList<>();
    AtomicInteger written = new AtomicInteger();
    long busy = 0;
    try (TemporaryFolder folder = trial.store().temporary("writer");
        Ragged ragged = trial.store().copyWithMemory(folder.path())) {
      search(trial, ragged);
      for (int turn = 0; turn < TURNS; turn++) {
        alone.add(search(trial, ragged));
        long start = System.nanoTime();
        writing.add(searchWhileWriting(trial, ragged, written));
        busy += System.nanoTime() - start;
      }
    }
    Sheet sheet = trial.sheet();
    Latencies before = Latencies.of(alone);
    Latencies meanwhile = Latencies.of(writing);
    before.addTo(sheet, "_alone");
    meanwhile.addTo(sheet, "_writing");
    sheet
        .lower("slowdown", "x", meanwhile.millis(95) / before.millis(95))
        .higher("written", "documents/s", written.get() * 1e9 / busy)
        .note("slowdown: of the 95th percentile; %d documents a call".formatted(DOCUMENTS));
  }

  private static long[] search(Trial trial, Ragged ragged) {
    List<SearchRequest> requests = trial.store().requests();
    long end = System.nanoTime() + trial.plan().duration().toNanos();
    AtomicInteger count = new AtomicInteger();
    return Workers.repeat(
        () -> count.incrementAndGet() < FEWEST || System.nanoTime() < end,
        i -> {
          var unused = ragged.search(requests.get(i % requests.size()));
        });
  }

  private static long[] searchWhileWriting(Trial trial, Ragged ragged, AtomicInteger written)
      throws InterruptedException {
    List<long[]> nanos = new ArrayList<>();
    AtomicInteger searching = new AtomicInteger(1);
    Workers.run(
        2,
        worker -> {
          if (worker == 1) {
            while (searching.get() > 0) {
              write(trial, ragged, written.getAndAdd(DOCUMENTS));
            }
            return;
          }
          try {
            nanos.add(search(trial, ragged));
          } finally {
            searching.decrementAndGet();
          }
        });
    return nanos.get(0);
  }

  private static void write(Trial trial, Ragged ragged, int first) {
    ragged.ingest(
        NewDocuments.of(trial.store().corpus(), first, DOCUMENTS).toArray(Document[]::new));
  }
}
