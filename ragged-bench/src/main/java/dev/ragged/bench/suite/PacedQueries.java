package dev.ragged.bench.suite;

import dev.ragged.retrieval.SearchRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Questions at a fixed rate. */
final class PacedQueries {
  static final List<String> METRICS = List.of("p50", "max", "unanswered");

  private static final int FEWEST = 200;
  private static final int PATIENCE = 5;

  private PacedQueries() {}

  static void run(Trial trial) throws InterruptedException {
    int rate = trial.plan().rate();
    long interval = TimeUnit.SECONDS.toNanos(1) / rate;
    int count = (int) Math.max(FEWEST, 2 * trial.plan().duration().toNanos() / interval);
    int threads = Runtime.getRuntime().availableProcessors();
    List<SearchRequest> requests = trial.store().requests();
    long[] nanos =
        new OpenLoop(OpenLoop.REAL, interval, PATIENCE * TimeUnit.SECONDS.toNanos(1))
            .run(
                count,
                threads,
                i -> {
                  var unused = trial.store().ragged().search(requests.get(i % requests.size()));
                });
    Sheet sheet = trial.sheet().parameter("rate", rate + "/s");
    new Latencies(nanos).addTo(sheet);
    sheet
        .lower("unanswered", "", count - nanos.length)
        .note(
            "open loop: latency is the end less the intended start; %d threads; who is late by %d s"
                    .formatted(threads, PATIENCE)
                + " is not asked");
  }
}
