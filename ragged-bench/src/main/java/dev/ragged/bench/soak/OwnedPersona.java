package dev.ragged.bench.soak;

import dev.ragged.Ragged;
import dev.ragged.document.PersonaId;
import dev.ragged.memory.Facts;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactChange;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.PersonalReport;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.spi.StoredDocument;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

/** A persona that one slice alone uses, and what its memory must hold. Guarded by its slice. */
final class OwnedPersona {
  private static final int DOCUMENTS = 3;
  private static final int FACTS = 5;
  private static final String PREDICATE = "keeps";

  private final PersonaId id;
  private final SoakTexts texts;
  private final OwnedDocuments documents;
  private final Deque<FactId> facts = new ArrayDeque<>();
  private Optional<UUID> lastInteraction = Optional.empty();
  private long interactions;
  private int stated;

  /** Takes over the persona of this name, or creates it. */
  OwnedPersona(String name, SoakTexts texts, Ragged ragged, PersonalMemory memory) {
    this.id = PersonaId.of(name);
    this.texts = texts;
    this.documents = new OwnedDocuments(texts, "own-", Optional.of(id), DOCUMENTS);
    if (memory.personas().find(name).isEmpty()) {
      memory.personas().create(name);
    }
    interactions = memory.of(id).count();
    for (FactVersion version : memory.of(id).facts().current()) {
      facts.add(version.id());
      stated = Math.max(stated, 1 + number(version));
    }
    try (Stream<StoredDocument> all = ragged.persona(id).list()) {
      all.forEach(documents::adopt);
    }
    documents.fill(ragged.persona(id));
  }

  private static int number(FactVersion version) {
    return Integer.parseInt(version.fact().object().replaceAll("\\D", ""));
  }

  String name() {
    return id.value();
  }

  int documents() {
    return documents.count();
  }

  /** Returns how many interactions are durable once the recorder is flushed. */
  long interactions() {
    return interactions;
  }

  /** Asks a question, or for a document of its own; the search is recorded. */
  SearchResult search(Ragged ragged, SplittableRandom random) {
    SearchResult result;
    if (random.nextInt(3) == 0) {
      result = documents.find(ragged.persona(id), random);
    } else {
      result = ragged.persona(id).search(SearchRequest.of(texts.question(random)));
      documents.check(result);
    }
    lastInteraction = result.personal().flatMap(PersonalReport::interaction);
    WrongAnswer.unless(lastInteraction.isPresent(), "a search must be recorded", "persona", name());
    interactions++;
    checkOwners(result);
    return result;
  }

  private void checkOwners(SearchResult result) {
    for (Hit hit : result.hits()) {
      Optional<PersonaId> owner = hit.chunkId().document().owner();
      WrongAnswer.unless(
          owner.isEmpty() || owner.get().equals(id),
          "a persona must not find another's document",
          "asker",
          name(),
          "found",
          hit.text());
    }
  }

  void feedback(Ragged ragged, SplittableRandom random) {
    lastInteraction.ifPresent(
        interaction -> {
          var unused =
              ragged
                  .persona(id)
                  .feedback(
                      interaction,
                      random.nextBoolean()
                          ? Feedback.positive()
                          : Feedback.corrected("look further"));
        });
  }

  /** Records what was asked elsewhere. */
  void record(Ragged ragged, SplittableRandom random) {
    var unused =
        ragged
            .persona(id)
            .record(
                Interaction.builder(texts.question(random), Instant.now())
                    .response("an answer")
                    .build());
    interactions++;
  }

  void changeDocuments(Ragged ragged, SplittableRandom random) {
    if (random.nextBoolean()) {
      documents.churn(ragged.persona(id), random);
    } else {
      documents.change(ragged.persona(id), random);
    }
  }

  /** States a fact, retracts the oldest if there are many, and reads them. */
  void changeFacts(PersonalMemory memory) {
    Facts kept = memory.of(id).facts();
    facts.add(kept.state(Fact.builder(PREDICATE, "thing " + stated++).build()));
    if (facts.size() > FACTS) {
      var unused = kept.change(facts.remove(), FactChange.retract());
    }
    int found = kept.current().size();
    WrongAnswer.unless(
        found == facts.size(),
        "all facts that are not retracted must hold, and no other",
        "persona",
        name(),
        "stated",
        facts.size(),
        "found",
        found);
  }

  /** Erases the persona, and checks that nothing of it can be read. */
  void delete(Ragged ragged, PersonalMemory memory) {
    long erased = memory.personas().delete(name());
    WrongAnswer.unless(
        erased <= interactions && memory.personas().find(name()).isEmpty(),
        "a deleted persona must be gone",
        "persona",
        name(),
        "recorded",
        interactions,
        "erased",
        erased);
    long left = ownDocuments(ragged);
    WrongAnswer.unless(
        left == 0, "a deleted persona must have no documents", "persona", name(), "left", left);
  }

  /**
   * Checks at a quiet moment, with the recorder flushed, that memory and documents are complete.
   */
  void check(Ragged ragged, PersonalMemory memory) {
    long kept = memory.of(id).count();
    long own = ownDocuments(ragged);
    WrongAnswer.unless(
        kept == interactions && own == documents.count(),
        "a persona must have what it was given, and no more",
        "persona",
        name(),
        "recorded",
        interactions,
        "kept",
        kept,
        "documents",
        documents.count(),
        "found",
        own);
  }

  private long ownDocuments(Ragged ragged) {
    try (Stream<StoredDocument> all = ragged.persona(id).list()) {
      return all.filter(document -> document.key().owner().isPresent()).count();
    }
  }
}
