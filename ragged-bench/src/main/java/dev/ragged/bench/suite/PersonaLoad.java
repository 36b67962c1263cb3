package dev.ragged.bench.suite;

import dev.ragged.PersonaSpace;
import dev.ragged.Ragged;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Personas that ask at once, each in a thread of its own and with a memory of its own. */
final class PersonaLoad {
  static final List<String> METRICS = List.of("queries_per_second", "p50", "max", "speedup");

  private PersonaLoad() {}

  static void run(Trial trial) throws IOException, InterruptedException {
    List<Integer> counts = trial.plan().personas();
    int most = Collections.max(counts);
    try (TemporaryFolder folder = trial.store().temporary("personas");
        Ragged ragged = trial.store().copyWithMemory(folder.path())) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      for (int i = 0; i < most; i++) {
        memory.personas().create(Isolation.id(i).value());
      }
      Isolation.plant(ragged, most);
      Isolation.checkSecrets(ragged, most);
      double first = 0;
      for (int personas : counts) {
        double rate = run(trial, ragged, memory, personas, first);
        first = first == 0 ? rate : first;
      }
      Isolation.checkSecrets(ragged, most);
    }
  }

  private static double run(
      Trial trial, Ragged ragged, PersonalMemory memory, int personas, double first)
      throws InterruptedException {
    List<SearchRequest> requests = trial.store().requests();
    long[][] nanos = new long[personas][];
    long start = System.nanoTime();
    long end = start + trial.plan().duration().toNanos();
    Workers.run(
        personas,
        worker -> {
          PersonaSpace space = ragged.persona(Isolation.id(worker));
          nanos[worker] =
              Workers.repeat(
                  () -> System.nanoTime() < end,
                  i -> {
                    // Each begins elsewhere, so that they do not ask the same at once.
                    int question = (worker * 37 + i) % requests.size();
                    SearchResult result = space.search(requests.get(question));
                    Isolation.check(space.persona(), result);
                  });
        });
    double seconds = (System.nanoTime() - start) / 1e9;
    memory.flush();
    Latencies latencies = Latencies.of(Arrays.asList(nanos));
    double rate = latencies.count() / seconds;
    Sheet sheet = trial.sheet().parameter("personas", personas);
    latencies.addTo(sheet);
    sheet
        .higher("queries_per_second", "queries/s", rate)
        .higher("speedup", "x", first == 0 ? 1 : rate / first)
        .note(
            "a thread each on %d processors; each of %d answers was checked for what is another's"
                .formatted(Runtime.getRuntime().availableProcessors(), latencies.count()))
        .note("speedup: against the first number of personas; searches are recorded");
    return rate;
  }
}
