package dev.ragged.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.Scope;
import dev.ragged.spi.Selection;
import dev.ragged.spi.StoredDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The documents that a persona owns. */
final class OwnDocuments {
  private OwnDocuments() {}

  /** Deletes them and returns how many there were. */
  static int delete(Corpus corpus, PersonaId persona) {
    List<DocumentKey> own = list(corpus, persona);
    return own.isEmpty() ? 0 : corpus.delete(own);
  }

  static List<DocumentKey> list(Corpus corpus, PersonaId persona) {
    try (Stream<StoredDocument> seen = corpus.list(Selection.all(Scope.of(persona)))) {
      return seen.map(StoredDocument::key)
          .filter(key -> key.owner().equals(Optional.of(persona)))
          .toList();
    }
  }
}
