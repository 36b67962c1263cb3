package dev.ragged.bench.suite;

import dev.ragged.Ragged;
import dev.ragged.index.Effort;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.spi.ChunkId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Recall and rate of searches by vectors alone, with more and more candidates. */
final class EffortCurve {
  static final List<String> METRICS = List.of("recall", "queries_per_second", "p50", "distances");

  private static final int[] CANDIDATES = {10, 20, 50, 100, 200, 400};
  private static final int MOST_QUESTIONS = 200;

  private EffortCurve() {}

  static void run(Trial trial) {
    List<SearchRequest> requests =
        trial.store().requests(SearchMode.VECTOR).stream().limit(MOST_QUESTIONS).toList();
    List<Set<ChunkId>> nearest =
        requests.stream()
            .map(request -> ids(trial.store().ragged().search(with(request, Effort.EXACT))))
            .toList();
    if (trial.store().subject().exact()) {
      point(trial, "exact", Effort.EXACT, requests, nearest);
      return;
    }
    for (int candidates : CANDIDATES) {
      point(trial, candidates, Effort.ofCandidates(candidates), requests, nearest);
    }
  }

  private static void point(
      Trial trial,
      Object name,
      Effort effort,
      List<SearchRequest> requests,
      List<Set<ChunkId>> nearest) {
    Ragged ragged = trial.store().ragged();
    long[] nanos = new long[requests.size()];
    long found = 0;
    long wanted = 0;
    long distances = 0;
    for (int i = 0; i < nanos.length; i++) {
      SearchRequest request = with(requests.get(i), effort);
      long start = System.nanoTime();
      SearchResult result = ragged.search(request);
      nanos[i] = System.nanoTime() - start;
      distances += result.costs().distances();
      Set<ChunkId> ids = ids(result);
      ids.retainAll(nearest.get(i));
      found += ids.size();
      wanted += nearest.get(i).size();
    }
    Latencies latencies = new Latencies(nanos);
    trial
        .sheet()
        .parameter("effort", name)
        .quality("recall", (double) found / wanted)
        .higher("queries_per_second", "queries/s", latencies.perSecond())
        .lower("p50", Sheet.MILLIS, latencies.millis(50))
        .cost("distances", "distances/query", (double) distances / nanos.length)
        .note(
            "recall@%d; vectors that LEANN recomputed before are in its cache"
                .formatted(StoreFixture.K));
  }

  private static SearchRequest with(SearchRequest request, Effort effort) {
    return request.toBuilder().effort(effort).build();
  }

  private static Set<ChunkId> ids(SearchResult result) {
    Set<ChunkId> ids = new HashSet<>();
    for (Hit hit : result.hits()) {
      ids.add(hit.chunkId());
    }
    return ids;
  }
}
