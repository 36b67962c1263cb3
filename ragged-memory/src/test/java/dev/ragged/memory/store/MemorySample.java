package dev.ragged.memory.store;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.RememberedPersona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.sqlite.Sql;
import dev.ragged.tck.ManualClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** A store with a memory that has rows of every kind, and the questions to ask it. */
final class MemorySample {
  private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
  private static final List<String> PERSONAS = List.of("default", "ana", "bob");
  private static final int QUESTIONS = 14;

  private MemorySample() {}

  static Ragged.Builder builder(Path directory, ManualClock clock) {
    return Ragged.builder()
        .directory(directory)
        .backend("exact")
        .embedder(LexicalEmbedder.create(16))
        .memory(MemoryOptions.DEFAULT)
        .clock(clock);
  }

  /** Opens the store long after it was filled, always at the same moment. */
  static Ragged open(Path directory) {
    return builder(directory, new ManualClock(START.plus(Duration.ofDays(60)))).build();
  }

  static void fill(Path directory) throws SQLException {
    ManualClock clock = new ManualClock(START);
    try (Ragged ragged = builder(directory, clock).build()) {
      ragged.ingest(
          Document.of("pasta", "Python is the word for a pasta of long strands with basil."),
          Document.of("bread", "A sourdough bread of rye flour, baked in a hot oven."),
          Document.of("code", "Python is a language for software with long strands of code."),
          Document.of("tests", "Unit tests of software tell what a language really does."));
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory
          .personas()
          .create("ana", new PersonaDescription("a cook", List.of()).withFocus("food", "pasta"));
      memory.personas().create("bob");
      memory.personas().activate("ana");
      for (int i = 0; i < QUESTIONS; i++) {
        for (String persona : PERSONAS) {
          ask(ragged, persona, i, clock.instant());
        }
        clock.advance(Duration.ofHours(7));
      }
    }
    try (MemoryDatabase database =
        MemoryDatabase.open(Optional.of(directory), dev.ragged.sqlite.Durability.FULL)) {
      database.write(
          "adding",
          connection -> {
            addOthers(connection);
            return true;
          });
    }
  }

  static UUID id(int number) {
    return new UUID(0x1234_5678_9abc_def0L, number);
  }

  private static void ask(Ragged ragged, String persona, int number, Instant at) {
    List<String> topics = List.of("pasta with basil", "rye bread", "software tests", "a language");
    String query = "what of " + topics.get(number % topics.size()) + " for " + persona;
    var hits = ragged.persona(persona).search(SearchRequest.of(query), Personalization.NONE).hits();
    var unused =
        ragged
            .persona(persona)
            .record(
                Interaction.builder(query, at)
                    .id(id(number))
                    .response("an answer to " + persona)
                    .model("a model")
                    .metadata(Map.of("number", Integer.toString(number)))
                    .hits(hits.stream().map(hit -> hit.chunkId()).toList())
                    .build());
    var unusedToo =
        ragged.persona(persona).feedback(id(number), Feedback.corrected("no " + number));
  }

  /** Adds rows of the kinds that no question of this sample makes. */
  private static void addOthers(Connection connection) throws SQLException {
    byte[] key = "key of something".getBytes(StandardCharsets.UTF_8);
    byte[] content = PlainCipher.INSTANCE.seal("content of something", key);
    for (long persona = 1; persona <= 3; persona++) {
      insert(connection, "preference", persona, key, content, 1_000L);
      insert(connection, "predicate", persona, key, content, "SINGLE");
      insert(
          connection, "fact_version", persona, persona, key, 1L, key, content, 5L, 9L, 0.7, 3L, 4L);
      insert(connection, "question_vector", persona, persona, "embedder", content);
    }
  }

  private static void insert(Connection connection, String table, Object... columns)
      throws SQLException {
    Object[] all = java.util.Arrays.copyOf(columns, columns.length + 1);
    all[columns.length] = Rows.checksum(columns);
    Sql.update(connection, "INSERT INTO " + table + " VALUES (" + Sql.marks(all.length) + ")", all);
  }

  /** Returns questions whose answers are facts about the memory, by name. */
  static Map<String, Supplier<Object>> questions(Ragged ragged) {
    PersonalMemory memory = PersonalMemory.of(ragged);
    Map<String, Supplier<Object>> questions = new LinkedHashMap<>();
    questions.put("personas", () -> memory.personas().list());
    questions.put("active", () -> memory.personas().active());
    for (String persona : PERSONAS) {
      RememberedPersona remembered = memory.of(PersonaId.of(persona));
      questions.put(persona + " recent", () -> remembered.recent(1_000));
      questions.put(persona + " count", remembered::count);
      questions.put(persona + " sessions", () -> remembered.sessions(100));
      questions.put(persona + " profile", () -> remembered.profile().interests());
      for (int i = 0; i < QUESTIONS; i += 4) {
        UUID id = id(i);
        questions.put(persona + " find " + i, () -> remembered.find(id));
        questions.put(persona + " feedback " + i, () -> remembered.feedback(id));
      }
      questions.put(
          persona + " search",
          () ->
              ragged
                  .persona(persona)
                  .search(
                      SearchRequest.of("python strands of pasta"),
                      Personalization.builder().record(false).build())
                  .hits());
    }
    return questions;
  }

  static Map<String, Object> answers(Ragged ragged) {
    Map<String, Object> answers = new LinkedHashMap<>();
    questions(ragged).forEach((name, question) -> answers.put(name, question.get()));
    return answers;
  }
}
