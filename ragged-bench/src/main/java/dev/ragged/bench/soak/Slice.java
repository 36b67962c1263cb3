package dev.ragged.bench.soak;

import dev.ragged.Ragged;
import dev.ragged.memory.persona.Persona;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.spi.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The documents and personas that one operation at a time uses, so that it is known what must be
 * there. Other slices work on the same store at the same time. Thread-safe.
 */
final class Slice {
  private final SoakStore store;
  private final SoakTexts texts;
  private final OwnedDocuments documents;
  private final List<OwnedPersona> personas = new ArrayList<>();
  private final String prefix;
  private int serial;

  /** Takes over what there is of the slice, and makes what is missing. */
  Slice(int number, SoakLoad load, SoakStore store) {
    this.store = store;
    this.texts = new SoakTexts(load.seed());
    this.documents =
        new OwnedDocuments(
            texts, "shared-" + number + "-", Optional.empty(), load.documents() / SoakLoad.SLICES);
    this.prefix = "persona-" + number + "-";
    try (Stream<StoredDocument> all = store.ragged().list()) {
      all.forEach(documents::adopt);
    }
    documents.fill(store.ragged());
    for (Persona persona : store.memory().personas().list()) {
      String name = persona.id().value();
      if (name.startsWith(prefix)) {
        take(name);
        serial = Math.max(serial, 1 + Integer.parseInt(name.substring(prefix.length())));
      }
    }
    while (personas.size() < load.personas() / SoakLoad.SLICES) {
      takeNext();
    }
  }

  private void takeNext() {
    take(prefix + serial++);
  }

  private void take(String name) {
    personas.add(new OwnedPersona(name, texts, store.ragged(), store.memory()));
  }

  /** Does one operation, after those that are under way. */
  synchronized void run(Operation operation, SplittableRandom random) {
    Ragged ragged = store.ragged();
    OwnedPersona persona = personas.get(random.nextInt(personas.size()));
    switch (operation) {
      case HYBRID -> search(SearchMode.HYBRID, random);
      case VECTOR -> search(SearchMode.VECTOR, random);
      case LEXICAL -> search(SearchMode.LEXICAL, random);
      case FIND -> checkShared(documents.find(ragged, random));
      case PERSONA_SEARCH -> documents.check(persona.search(ragged, random));
      case CHURN -> documents.churn(ragged, random);
      case CHANGE -> documents.change(ragged, random);
      case OWN_DOCUMENTS -> persona.changeDocuments(ragged, random);
      case RECORD -> persona.record(ragged, random);
      case FEEDBACK -> persona.feedback(ragged, random);
      case FACTS -> persona.changeFacts(store.memory());
      case RENEW -> renew(persona);
      case CLEAR_CACHES -> ragged.caches().clear();
      case BACKUP -> store.checkBackup();
    }
  }

  private void search(SearchMode mode, SplittableRandom random) {
    SearchResult result =
        store.ragged().search(SearchRequest.builder(texts.question(random)).mode(mode).build());
    documents.check(result);
    checkShared(result);
  }

  private static void checkShared(SearchResult result) {
    for (Hit hit : result.hits()) {
      WrongAnswer.unless(
          hit.chunkId().document().owner().isEmpty(),
          "who is no persona must not find a persona's document",
          "found",
          hit.text());
    }
  }

  private void renew(OwnedPersona persona) {
    persona.delete(store.ragged(), store.memory());
    personas.remove(persona);
    takeNext();
  }

  /** Checks at a quiet moment, with the recorder flushed, what each persona has. */
  synchronized void check() {
    personas.forEach(persona -> persona.check(store.ragged(), store.memory()));
  }

  /** Returns how many documents all may see. */
  synchronized long sharedDocuments() {
    return documents.count();
  }

  /** Returns how many documents personas own. */
  synchronized long ownDocuments() {
    return personas.stream().mapToLong(OwnedPersona::documents).sum();
  }
}
