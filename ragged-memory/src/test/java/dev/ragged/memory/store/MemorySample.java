package dev.ragged.memory.store;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.Facts;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.RememberedPersona;
import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.time.Period;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.tck.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** A store with a memory that has rows of every kind, and the questions to ask it. */
final class MemorySample {
  private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
  private static final List<String> PERSONAS = List.of("default", "ana", "bob");
  private static final int QUESTIONS = 14;
  private static final Duration YEAR = Duration.ofDays(365);

  private MemorySample() {}

  static RaggedBuilder builder(Path directory, ManualClock clock) {
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

  static void fill(Path directory) {
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
      PERSONAS.forEach(persona -> state(memory, persona));
      PERSONAS.forEach(persona -> prefer(memory, persona));
      memory.preferences().set("ui.theme", "light, as for all");
      memory.preferences().set("ui.font", "small, as for all");
      memory.flush();
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

  /** States facts, some of which take the place of others. */
  private static void state(PersonalMemory memory, String persona) {
    Facts facts = memory.of(PersonaId.of(persona)).facts();
    facts.declare("lives in", Cardinality.SINGLE);
    facts.declare("likes", Cardinality.MANY);
    for (String place : List.of("Rome", "Oslo", "Bonn")) {
      facts.state(
          Fact.builder("lives in", place + " of " + persona)
              .source("says " + persona)
              .validFrom(START)
              .metadata(Map.of("note", "a note"))
              .build());
      facts.state(Fact.builder("likes", place).validFrom(START).build());
    }
  }

  /** Sets preferences, of which one takes the place of what holds for all. */
  private static void prefer(PersonalMemory memory, String persona) {
    memory.of(persona).preferences().set("ui.theme", "dark, says " + persona);
    memory.of(persona).preferences().set("ui.language", "of " + persona);
  }

  /** Returns questions whose answers are facts about the memory, by name. */
  static Map<String, Supplier<Object>> questions(Ragged ragged) {
    PersonalMemory memory = PersonalMemory.of(ragged);
    Map<String, Supplier<Object>> questions = new LinkedHashMap<>();
    questions.put("personas", () -> memory.personas().list());
    questions.put("active", () -> memory.personas().active());
    questions.put("preferences", () -> memory.preferences().all());
    for (String persona : PERSONAS) {
      RememberedPersona remembered = memory.of(PersonaId.of(persona));
      questions.put(persona + " recent", () -> remembered.recent(1_000));
      questions.put(persona + " count", remembered::count);
      questions.put(persona + " sessions", () -> remembered.sessions(100));
      questions.put(persona + " profile", () -> remembered.profile().interests());
      questions.put(persona + " facts", () -> remembered.facts().current());
      questions.put(persona + " rules", () -> remembered.facts().rules());
      questions.put(persona + " home", () -> remembered.facts().current(Fact.SELF, "lives in"));
      questions.put(persona + " preferences", () -> remembered.preferences().all());
      questions.put(persona + " theme", () -> remembered.preferences().get("ui.theme"));
      questions.put(persona + " font", () -> remembered.preferences().get("ui.font"));
      questions.put(persona + " topics", () -> remembered.graph().topics(100));
      questions.put(persona + " pairs", () -> remembered.graph().coOccurring("pasta", 100));
      questions.put(persona + " related", () -> remembered.graph().related("pasta", 3, 100));
      questions.put(persona + " documents", () -> remembered.graph().documents("pasta", 100));
      questions.put(persona + " trends", () -> remembered.activity().trending(YEAR, 50));
      questions.put(
          persona + " summary",
          () -> remembered.activity().summary(new Period(START, START.plus(YEAR))));
      questions.put(persona + " similar", () -> remembered.similarQuestions("pasta and basil", 9));
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
