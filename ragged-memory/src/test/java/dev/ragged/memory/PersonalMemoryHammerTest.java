package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.retrieval.SearchResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many personas and threads at once: counts are exact, and nobody ever sees another's words. */
class PersonalMemoryHammerTest {
  private static final int PERSONAS = 16;
  private static final int THREADS = 8;
  private static final int CALLS = 250;
  private static final Pattern CANARY = Pattern.compile("canary\\d+x");
  private static final List<String> FIELDS = List.of("pasta", "bread", "software", "tests");

  @TempDir Path temp;

  private final AtomicIntegerArray recorded = new AtomicIntegerArray(PERSONAS);

  private static String name(int persona) {
    return "p" + persona;
  }

  private static String canary(int persona) {
    return "canary" + persona + "x";
  }

  private static void scan(int persona, Object result) {
    Matcher canaries = CANARY.matcher(result.toString());
    while (canaries.find()) {
      assertThat(canaries.group()).isEqualTo(canary(persona));
    }
  }

  @Test
  @Timeout(120)
  void everyCall_ofSixteenPersonasOnEightThreads_staysWithItsPersona() throws Exception {
    try (Ragged ragged =
        Ragged.builder()
            .directory(temp)
            .backend("exact")
            .embedder(LexicalEmbedder.create(16))
            .memory(
                MemoryOptions.builder()
                    .recorder(new RecorderOptions(16, Duration.ofMillis(5), 100_000))
                    .build())
            .build()) {
      ragged.ingest(Document.of("shared", "A page about pasta, bread, software and tests."));
      for (int i = 0; i < PERSONAS; i++) {
        PersonalMemory.of(ragged).personas().create(name(i));
        ragged.persona(name(i)).ingest(Document.of("own", "a diary on pasta of " + canary(i)));
      }
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      try {
        List<Future<?>> working = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
          Random random = new Random(thread);
          int number = thread;
          working.add(threads.submit(() -> work(ragged, number, random)));
        }
        for (Future<?> one : working) {
          one.get();
        }
      } finally {
        threads.shutdownNow();
      }
      check(ragged);
    }
  }

  private void work(Ragged ragged, int thread, Random random) {
    PersonalMemory memory = PersonalMemory.of(ragged);
    for (int call = 0; call < CALLS; call++) {
      int persona = random.nextInt(PERSONAS);
      RememberedPersona remembered = memory.of(name(persona));
      String query = canary(persona) + " on " + FIELDS.get(random.nextInt(FIELDS.size()));
      switch (random.nextInt(8)) {
        case 0 -> scan(persona, remembered.recent(20));
        case 1 -> scan(persona, remembered.profile().interests());
        case 2 -> scan(persona, remembered.sessions(5));
        case 3, 4 -> {
          // The same ids in every persona.
          UUID id = new UUID(thread, call);
          var unused =
              remembered.record(
                  Interaction.builder(query, Instant.EPOCH.plusSeconds(call)).id(id).build(),
                  Optional.empty());
          var unusedToo = remembered.feedback(id, Feedback.corrected(canary(persona)));
          recorded.incrementAndGet(persona);
          scan(persona, remembered.feedback(id).orElseThrow());
        }
        default -> {
          SearchResult result = ragged.persona(name(persona)).search(query);
          recorded.incrementAndGet(persona);
          scan(persona, result);
          assertThat(result.hits()).hasSize(2);
        }
      }
    }
  }

  private void check(Ragged ragged) {
    PersonalMemory memory = PersonalMemory.of(ragged);
    memory.flush();
    for (int i = 0; i < PERSONAS; i++) {
      RememberedPersona remembered = memory.of(name(i));
      List<Interaction> all = remembered.recent(1_000_000);
      assertThat(all).hasSize(recorded.get(i));
      assertThat(all).extracting(Interaction::query).allMatch(query -> query.startsWith("canary"));
      scan(i, all);
      scan(i, remembered.profile().interests());
      assertThat(remembered.count()).isEqualTo(recorded.get(i));
    }
    assertThat(memory.recorderStatistics().failed()).isZero();
    assertThat(memory.recorderStatistics().refused()).isZero();
    assertThat(ragged.check().problems()).isEmpty();
  }
}
