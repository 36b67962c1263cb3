package dev.ragged.bench.suite;

import dev.ragged.PersonaSpace;
import dev.ragged.Ragged;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.corpus.TestCorpus;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The same questions with more and more of the memory, in turn, so that all have the same machine:
 * none; recorded and learned from; ranked by what was learned, too; limited to a time as well.
 */
final class OverheadChain {
  static final List<String> METRICS = List.of("p50", "added", "added_share");

  private static final List<String> LINKS =
      List.of("baseline", "+ profiling", "+ personalisation", "+ temporal");
  private static final int FEWEST = 100;
  private static final int MOST = 1_000;
  private static final int TAUGHT = 200;
  private static final double PERCENT = 100;

  private final Ragged ragged;
  private final PersonaSpace asker;

  private OverheadChain(Ragged ragged, PersonaSpace asker) {
    this.ragged = ragged;
    this.asker = asker;
  }

  static void run(Trial trial) throws IOException {
    try (TemporaryFolder folder = trial.store().temporary("overhead");
        Ragged ragged = trial.store().copyWithMemory(folder.path())) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.personas().create("ana");
      PersonaSpace ana = ragged.persona("ana");
      List<SearchRequest> requests = trial.store().requests();
      for (int i = 0; i < TAUGHT; i++) {
        SearchRequest request = requests.get(i % requests.size());
        var unused = ana.search(request.toBuilder().mode(SearchMode.LEXICAL).build());
      }
      memory.flush();
      Latencies[] latencies =
          new OverheadChain(ragged, ana)
              .times(requests, trial.plan().duration().toNanos() * LINKS.size());
      double before = latencies[0].millis(50);
      for (int link = 0; link < latencies.length; link++) {
        Sheet sheet = trial.sheet().parameter("with", LINKS.get(link));
        double p50 = latencies[link].millis(50);
        latencies[link].addTo(sheet);
        sheet
            .lower("added", Sheet.MILLIS, p50 - before)
            .lower("added_share", "%", PERCENT * (p50 / before - 1))
            .note("added: to the median of the baseline; each link includes those before it");
      }
    }
  }

  private Latencies[] times(List<SearchRequest> requests, long limitNanos) {
    int links = LINKS.size();
    long[][] nanos = new long[links][MOST];
    long begin = System.nanoTime();
    int count = 0;
    while (count < FEWEST || (count < MOST && System.nanoTime() - begin < limitNanos)) {
      SearchRequest request = requests.get(count % requests.size());
      for (int turn = 0; turn < links; turn++) {
        int link = (turn + count) % links;
        long start = System.nanoTime();
        search(link, request);
        nanos[link][count] = System.nanoTime() - start;
      }
      count++;
    }
    Latencies[] latencies = new Latencies[links];
    for (int link = 0; link < links; link++) {
      latencies[link] = new Latencies(Arrays.copyOf(nanos[link], count));
    }
    return latencies;
  }

  private void search(int link, SearchRequest request) {
    switch (link) {
      case 0 -> ragged.search(request);
      case 1 -> asker.search(request, Personalization.builder().weight(0).build());
      case 2 -> asker.search(request);
      default ->
          asker.search(
              request.withText(request.text() + " last year"),
              Personalization.builder().timeKey(TestCorpus.WRITTEN).build());
    }
  }
}
