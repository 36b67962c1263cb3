package dev.ragged.bench.suite;

import dev.ragged.DocumentSpace;
import dev.ragged.PersonaSpace;
import dev.ragged.Ragged;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Personas that ask in turn: the first question of each since the store was opened, for which its
 * memory must be read; one more of each; and as many questions of one persona.
 */
final class PersonaSwitches {
  static final List<String> METRICS =
      List.of("p50_first", "p95_first", "p50_again", "p50_same", "all_first");

  private static final int PERSONAS = 100;
  private static final int TAUGHT = 5;

  private final Trial trial;
  private final List<SearchRequest> requests;

  private PersonaSwitches(Trial trial) {
    this.trial = trial;
    this.requests = trial.store().requests();
  }

  static void run(Trial trial) throws IOException {
    try (TemporaryFolder folder = trial.store().temporary("switches")) {
      new PersonaSwitches(trial).run(folder);
    }
  }

  private void run(TemporaryFolder folder) throws IOException {
    try (Ragged ragged = trial.store().copyWithMemory(folder.path())) {
      teach(ragged);
    }
    try (Ragged ragged = trial.store().openCopy(folder.path())) {
      var unused = ragged.search(requests.get(0));
      long start = System.nanoTime();
      Latencies first = ask(persona -> ragged.persona(Isolation.id(persona)));
      long end = System.nanoTime();
      Latencies again = ask(persona -> ragged.persona(Isolation.id(persona)));
      Latencies same = ask(persona -> ragged.persona(Isolation.id(0)));
      Sheet sheet = trial.sheet().parameter("personas", PERSONAS);
      first.addTo(sheet, "_first");
      again.addTo(sheet, "_again");
      same.addTo(sheet, "_same");
      sheet
          .lower("all_first", Sheet.MILLIS, (end - start) / 1e6)
          .note("first: each persona's first question since the store was opened")
          .note("all_first: of all personas, one after the other")
          .note("same: as many questions of one persona; all are recorded");
    }
  }

  /** Gives each persona a memory of some questions. */
  private void teach(Ragged ragged) {
    PersonalMemory memory = PersonalMemory.of(ragged);
    for (int i = 0; i < PERSONAS; i++) {
      memory.personas().create(Isolation.id(i).value());
      PersonaSpace persona = ragged.persona(Isolation.id(i));
      for (int question = 0; question < TAUGHT; question++) {
        SearchRequest request = request(i * TAUGHT + question);
        var unused = persona.search(request.toBuilder().mode(SearchMode.LEXICAL).build());
      }
      memory.flush();
    }
  }

  private Latencies ask(IntFunction<DocumentSpace> asker) {
    long[] nanos = new long[PERSONAS];
    for (int i = 0; i < PERSONAS; i++) {
      DocumentSpace space = asker.apply(i);
      SearchRequest request = request(i);
      long start = System.nanoTime();
      var unused = space.search(request);
      nanos[i] = System.nanoTime() - start;
    }
    return new Latencies(nanos);
  }

  private SearchRequest request(int number) {
    return requests.get(number % requests.size());
  }
}
