package dev.ragged.bench.suite;

import dev.ragged.Ragged;
import dev.ragged.bench.peers.Meter;
import dev.ragged.profiling.ProfileSession;
import dev.ragged.retrieval.SearchCosts;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.sqlite.StatementCount;
import java.util.Arrays;
import java.util.List;

/** Questions one after the other, in one thread, with nothing kept from one to the next. */
final class SingleQueries {
  static final List<String> METRICS =
      List.of(
          "p50",
          "p95",
          "max",
          "longest_pause",
          "queries_per_second",
          "distances",
          "recomputed",
          "statements",
          "allocated");

  private static final int FEWEST = 100;
  private static final int MOST = 10_000;
  private static final int DURATIONS = 4;

  private SingleQueries() {}

  static void run(Trial trial) {
    Ragged ragged = trial.store().ragged();
    List<SearchRequest> requests = trial.store().requests();
    long distances = 0;
    long recomputed = 0;
    long statements = StatementCount.now();
    for (SearchRequest request : requests) {
      SearchCosts costs = ragged.search(request).costs();
      distances += costs.distances();
      recomputed += costs.recomputed();
    }
    statements = StatementCount.now() - statements;
    Sheet sheet = trial.sheet();
    try (ProfileSession session = ProfileSession.start("single")) {
      Latencies latencies = times(ragged, requests, trial.plan().duration().toNanos() * DURATIONS);
      latencies.addTo(sheet);
      sheet.higher("queries_per_second", "queries/s", latencies.perSecond());
      sheet.lower(
          "longest_pause", Sheet.MILLIS, session.report().process().longestPause().toNanos() / 1e6);
    }
    sheet
        .cost("distances", "distances/query", (double) distances / requests.size())
        .cost("recomputed", "vectors/query", (double) recomputed / requests.size())
        .cost("statements", "statements/query", (double) statements / requests.size())
        .lower("allocated", "bytes/query", allocated(ragged, requests))
        .note("longest_pause: the longest stop for garbage collection while latencies were taken")
        .note("recomputed: each question once, with what those before it left in the index's cache")
        .note("statements: of SQL, transactions included, each question once")
        .note("allocated: by the asking thread, not by others that help it");
  }

  private static Latencies times(Ragged ragged, List<SearchRequest> requests, long limitNanos) {
    long[] nanos = new long[MOST];
    long begin = System.nanoTime();
    int count = 0;
    long hits = 0;
    while (count < FEWEST || (count < MOST && System.nanoTime() - begin < limitNanos)) {
      SearchRequest request = requests.get(count % requests.size());
      long start = System.nanoTime();
      SearchResult result = ragged.search(request);
      nanos[count++] = System.nanoTime() - start;
      hits += result.hits().size();
    }
    if (hits == 0) {
      throw new IllegalStateException("no question found anything: questions=" + requests.size());
    }
    return new Latencies(Arrays.copyOf(nanos, count));
  }

  private static double allocated(Ragged ragged, List<SearchRequest> requests) {
    long before = Meter.allocatedBytes();
    for (SearchRequest request : requests) {
      var unused = ragged.search(request);
    }
    return (double) (Meter.allocatedBytes() - before) / requests.size();
  }
}
