package dev.ragged.bench.suite;

import dev.ragged.Ragged;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.document.Document;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Writers at once: a store has one writer at a time, so the others wait. */
final class LockLoad {
  static final List<String> METRICS = List.of("documents_per_second", "p50", "max", "speedup");

  private static final int[] WRITERS = {1, 4};
  private static final int DOCUMENTS = 5;

  private LockLoad() {}

  static void run(Trial trial) throws IOException, InterruptedException {
    try (TemporaryFolder folder = trial.store().temporary("locks");
        Ragged ragged = trial.store().copyWithMemory(folder.path())) {
      AtomicInteger next = new AtomicInteger();
      double first = 0;
      for (int writers : WRITERS) {
        double rate = run(trial, ragged, next, writers, first);
        first = first == 0 ? rate : first;
      }
    }
  }

  private static double run(
      Trial trial, Ragged ragged, AtomicInteger next, int writers, double first)
      throws InterruptedException {
    long[][] nanos = new long[writers][];
    long start = System.nanoTime();
    long end = start + trial.plan().duration().toNanos();
    Workers.run(
        writers,
        worker ->
            nanos[worker] =
                Workers.repeat(
                    () -> System.nanoTime() < end,
                    i ->
                        ragged.ingest(
                            NewDocuments.of(
                                    trial.store().corpus(), next.getAndAdd(DOCUMENTS), DOCUMENTS)
                                .toArray(Document[]::new))));
    double seconds = (System.nanoTime() - start) / 1e9;
    Latencies latencies = Latencies.of(Arrays.asList(nanos));
    double rate = latencies.count() * DOCUMENTS / seconds;
    Sheet sheet = trial.sheet().parameter("writers", writers);
    latencies.addTo(sheet);
    sheet
        .higher("documents_per_second", "documents/s", rate)
        .higher("speedup", "x", first == 0 ? 1 : rate / first)
        .note(
            "latency of a call with %d documents, the wait for other writers included"
                .formatted(DOCUMENTS));
    return rate;
  }
}
