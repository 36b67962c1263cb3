package dev.ragged.cli.profile;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.spi.StoredDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Questions of which the stored documents know something: parts of their own sentences. */
final class StoredQuestions {
  /** As many are taken from the first documents. */
  static final int MOST = 50;

  private static final int WORDS = 10;
  private static final int FEWEST_WORDS = 4;

  private StoredQuestions() {}

  /**
   * Returns one for each of the first shared documents.
   *
   * @throws IllegalArgumentException if there is no document
   */
  static List<String> of(Ragged ragged) {
    List<String> questions = new ArrayList<>();
    for (Document document : documents(ragged, MOST)) {
      questions.add(question(document));
    }
    if (questions.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing is stored that could be asked for; index something first");
    }
    return questions;
  }

  /** Returns the first shared documents, in the order of the store. */
  static List<Document> documents(Ragged ragged, int most) {
    List<Document> documents = new ArrayList<>();
    try (Stream<StoredDocument> list = ragged.list()) {
      Iterator<StoredDocument> all = list.iterator();
      while (all.hasNext() && documents.size() < most) {
        ragged.get(all.next().key().id()).ifPresent(documents::add);
      }
    }
    return documents;
  }

  private static String question(Document document) {
    return document
        .text()
        .lines()
        .map(line -> line.replaceAll("[^\\p{L}\\p{N}' -]+", " ").strip())
        .map(line -> Arrays.asList(line.split("\\s+", -1)))
        .filter(words -> words.size() >= FEWEST_WORDS)
        .map(words -> String.join(" ", words.subList(0, Math.min(WORDS, words.size()))))
        .findFirst()
        .orElse(document.id());
  }
}
