package dev.ragged.bench.suite;

import dev.ragged.PersonaSpace;
import dev.ragged.Ragged;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.corpus.TestCorpus;
import dev.ragged.filter.Filter;
import dev.ragged.memory.Facts;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/** Questions about times: documents by filter, documents by words of time, facts. */
final class TimeQueries {
  static final List<String> METRICS = List.of("p50");

  private static final int FEWEST = 100;
  private static final int FACTS = 1_000;
  private static final int DAYS = 1_000;
  private static final int PREDICATES = 50;
  private static final Duration QUARTER = Duration.ofDays(90);

  private TimeQueries() {}

  static void run(Trial trial) throws IOException {
    try (TemporaryFolder folder = trial.store().temporary("temporal");
        Ragged ragged = trial.store().copyWithMemory(folder.path())) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.personas().create("ana");
      PersonaSpace ana = ragged.persona("ana");
      List<SearchRequest> requests = trial.store().requests();
      measure(
          trial,
          "filter",
          "documents of three months, by a filter",
          i -> {
            Instant from = TestCorpus.NOW.minus(QUARTER.multipliedBy(1 + i % 11));
            Filter filter =
                Filter.and(
                    Filter.ge(TestCorpus.WRITTEN, from),
                    Filter.lt(TestCorpus.WRITTEN, from.plus(QUARTER)));
            var unused =
                ragged.search(requests.get(i % requests.size()).toBuilder().filter(filter).build());
          });
      Personalization how =
          Personalization.builder().record(false).timeKey(TestCorpus.WRITTEN).build();
      measure(
          trial,
          "words",
          "the same, by words such as \"last year\" in a persona's question",
          i -> {
            SearchRequest request = requests.get(i % requests.size());
            var unused = ana.search(request.withText(request.text() + " last year"), how);
          });
      Facts facts = memory.of("ana").facts();
      state(facts, trial.plan().seed());
      Instant known = TestCorpus.NOW.plus(QUARTER);
      measure(
          trial,
          "facts",
          "all of %d facts that held at a time".formatted(FACTS),
          i -> {
            Instant then = TestCorpus.NOW.minus(Duration.ofDays(1 + i * 7L % 900));
            List<FactVersion> held = facts.asOf(then, known);
            if (held.isEmpty()) {
              throw new IllegalStateException("some facts must have held: time=" + then);
            }
          });
    }
  }

  private static void state(Facts facts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Fact> stated = new ArrayList<>();
    for (int i = 0; i < FACTS; i++) {
      Instant from = TestCorpus.NOW.minus(Duration.ofDays(random.nextInt(DAYS)));
      stated.add(
          Fact.builder("predicate " + i % PREDICATES, "object " + i)
              .validFrom(from)
              .validTo(from.plus(Duration.ofDays(1 + random.nextInt(200))))
              .build());
    }
    var unused = facts.state(stated);
  }

  private static void measure(Trial trial, String by, String note, IntConsumer ask) {
    for (int i = 0; i < FEWEST / 2; i++) {
      ask.accept(i);
    }
    int count = Math.max(FEWEST, trial.plan().queries());
    long[] nanos = new long[count];
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      ask.accept(i);
      nanos[i] = System.nanoTime() - start;
    }
    Sheet sheet = trial.sheet().parameter("by", by);
    new Latencies(nanos).addTo(sheet);
    sheet.note(note);
  }
}
