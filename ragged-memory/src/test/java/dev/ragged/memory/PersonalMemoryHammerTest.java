package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.document.Metadata;
import dev.ragged.document.PersonaId;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.portable.ExportSummary;
import dev.ragged.memory.privacy.ErasureReceipt;
import dev.ragged.memory.privacy.cipher.PersonaKey;
import dev.ragged.memory.recall.SimilarQuestion;
import dev.ragged.persona.Interaction;
import dev.ragged.profiling.ProfileSession;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many personas and threads at once: counts are exact, and nobody ever sees another's words.
 *
 * <p>System properties: {@code ragged.test.calls} of each thread (default {@value #DEFAULT_CALLS};
 * tens of thousands for a long run), {@code ragged.test.seed} (printed; default the clock).
 */
class PersonalMemoryHammerTest {
  private static final int PERSONAS = 16;
  private static final int THREADS = 8;
  private static final int DEFAULT_CALLS = 120;

  @TempDir private Path temp;

  private final HammerLedger ledger = new HammerLedger(PERSONAS);
  private final Canaries canaries = new Canaries();

  private Ragged open(Optional<PersonaKey> key) {
    return Ragged.builder()
        .directory(temp)
        .backend("exact")
        .clock(Clock.fixed(PersonaHammer.NOW, ZoneOffset.UTC))
        .embedder(LexicalEmbedder.create(16))
        .memory(
            MemoryOptions.builder()
                .recorder(new RecorderOptions(16, Duration.ofMillis(5), 100_000))
                .keys(persona -> key)
                .build())
        .build();
  }

  @Test
  void everyCall_ofSixteenPersonasOnEightThreads_staysWithItsPersona() throws Exception {
    hammer(Optional.empty());
  }

  @Test
  void everyCall_ofSixteenEncryptedPersonas_staysWithItsPersona() throws Exception {
    byte[] bytes = new byte[PersonaKey.LENGTH];
    Arrays.fill(bytes, (byte) 7);
    hammer(Optional.of(PersonaKey.of(bytes)));
  }

  private void hammer(Optional<PersonaKey> key) throws Exception {
    try (Ragged ragged = open(key);
        ProfileSession session = ProfileSession.start("hammer", ragged.profiler())) {
      ragged.ingest(Document.of("shared", "A page about pasta, bread, software and tests."));
      for (int persona = 0; persona < PERSONAS; persona++) {
        create(ragged, persona, key);
      }
      runAll(ragged);
      check(ragged);
      canaries.requireSeen(PersonaHammer.KINDS);
      eraseHalf(ragged);
      check(ragged);
      StageNames.requireNoOthers(session.report());
    }
    try (Ragged again = open(key)) {
      check(again);
    }
  }

  private void create(Ragged ragged, int persona, Optional<PersonaKey> key) {
    Personas personas = PersonalMemory.of(ragged).personas();
    PersonaId id = Canaries.persona(persona);
    String word = Canaries.word(persona);
    PersonaDescription description = PersonaDescription.EMPTY.withText("speaks of " + word);
    if (key.isPresent()) {
      personas.create(id.value(), description, key.get());
    } else {
      personas.create(id.value(), description);
    }
    ragged
        .persona(id.value())
        .ingest(
            Document.builder(PersonaHammer.OWN_DOCUMENT)
                .title("diary of " + word)
                .text("On pasta, by " + word)
                .metadata(Metadata.of("whose", word))
                .build());
    var unused =
        PersonalMemory.of(ragged)
            .of(id)
            .record(
                Interaction.builder("What of " + word + "?", PersonaHammer.NOW)
                    .id(PersonaHammer.onlyId(persona))
                    .build(),
                Optional.empty());
    ledger.recorded(persona);
  }

  private void runAll(Ragged ragged) throws Exception {
    int calls = Integer.getInteger("ragged.test.calls", DEFAULT_CALLS);
    long seed = Long.getLong("ragged.test.seed", System.nanoTime());
    System.out.println("-Dragged.test.seed=" + seed);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> working = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Random random = new Random(seed + thread);
        working.add(
            threads.submit(
                new PersonaHammer(ragged, ledger, canaries, PERSONAS, thread, calls, random)));
      }
      for (Future<?> one : working) {
        // Far longer than it takes: a deadlock ends it.
        one.get(60 + calls / 10, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void eraseHalf(Ragged ragged) {
    for (int persona = 0; persona < PERSONAS; persona += 2) {
      RememberedPersona erased = PersonalMemory.of(ragged).of(Canaries.persona(persona));
      ErasureReceipt receipt = erased.eraseEverything();
      assertThat(receipt.found()).isEmpty();
      ledger.erased(persona, receipt);
      assertThat(ledger.interactions(persona)).isZero();
      assertThat(ledger.facts(persona)).isZero();
      assertThat(erased.profile().interests()).isEmpty();
      assertThat(erased.graph().topics(10)).isEmpty();
      assertThat(erased.similarQuestions("What of pasta?", 10)).isEmpty();
    }
  }

  private void check(Ragged ragged) {
    PersonalMemory memory = PersonalMemory.of(ragged);
    memory.flush();
    for (int persona = 0; persona < PERSONAS; persona++) {
      RememberedPersona remembered = memory.of(Canaries.persona(persona));
      assertThat(remembered.count()).isEqualTo(ledger.interactions(persona));
      List<Interaction> all = remembered.recent(1_000_000);
      assertThat(all).hasSize((int) ledger.interactions(persona));
      assertThat(
              remembered.similarQuestions("What of pasta?", 1_000_000).stream()
                  .mapToLong(SimilarQuestion::count)
                  .sum())
          .isEqualTo(ledger.interactions(persona));
      ExportSummary exported =
          remembered.export(OutputStream.nullOutputStream(), ExportFormat.JSON, Optional.empty());
      assertThat(exported.factVersions()).isEqualTo(ledger.facts(persona));
      canaries.scan(persona, "recent", all);
      canaries.scan(persona, "profile", remembered.profile().interests());
    }
    assertThat(memory.recorderStatistics().failed()).isZero();
    assertThat(memory.recorderStatistics().refused()).isZero();
    assertThat(ragged.check().problems()).isEmpty();
  }
}
