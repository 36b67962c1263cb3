package dev.ragged.bench.suite;

import dev.ragged.Ragged;
import dev.ragged.bench.ZipfText;
import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.util.Optional;
import java.util.Random;

/** Documents that only one persona may see, and whether only it does. Thread-safe. */
final class Isolation {
  private static final int WORDS = 60;

  private Isolation() {}

  /** Returns the word that only the document of this persona has. */
  static String secret(int persona) {
    return "secret" + (char) ('a' + persona % 26) + (char) ('a' + persona / 26) + "word";
  }

  /** Gives each of {@code personas} a document of its own. */
  static void plant(Ragged ragged, int personas) {
    for (int i = 0; i < personas; i++) {
      String text = secret(i) + " " + ZipfText.next(new Random(i), WORDS);
      ragged.persona(id(i)).ingest(Document.of("own-" + i + ".txt", text));
    }
  }

  static PersonaId id(int persona) {
    return PersonaId.of("persona-" + persona);
  }

  /**
   * Checks that what a persona found is shared or its own.
   *
   * @throws IllegalStateException if a hit is another's
   */
  static void check(PersonaId asker, SearchResult result) {
    for (Hit hit : result.hits()) {
      Optional<PersonaId> owner = hit.chunkId().document().owner();
      if (owner.isPresent() && !owner.get().equals(asker)) {
        throw new IllegalStateException(
            "a persona must not find another's document: asker=%s, owner=%s, document=%s"
                .formatted(asker.value(), owner.get().value(), hit.documentId()));
      }
    }
  }

  /**
   * Asks as each persona for its own secret and for the next one's.
   *
   * @throws IllegalStateException if it does not find its own document first, or finds the other
   */
  static void checkSecrets(Ragged ragged, int personas) {
    for (int i = 0; i < personas; i++) {
      PersonaId asker = id(i);
      SearchResult own = ragged.persona(asker).search(byWord(secret(i)));
      check(asker, own);
      if (own.hits().isEmpty() || own.hits().get(0).chunkId().document().owner().isEmpty()) {
        throw new IllegalStateException("a persona must find its own document: asker=" + asker);
      }
      check(asker, ragged.persona(asker).search(byWord(secret((i + 1) % personas))));
    }
  }

  private static SearchRequest byWord(String word) {
    return SearchRequest.builder(word).mode(SearchMode.LEXICAL).build();
  }
}
