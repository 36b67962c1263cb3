package dev.ragged.bench.soak;

import dev.ragged.bench.ZipfText;
import dev.ragged.document.Document;
import dev.ragged.document.Metadata;
import dev.ragged.document.PersonaId;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Documents whose text says which they are: it begins with a word of the document, its version and
 * its owner, and the rest follows from these and the seed. So an answer tells by itself whether it
 * is old, deleted or another's. Each fits into one chunk. Immutable.
 */
record SoakTexts(long seed) {
  /** The metadata key of the version. */
  private static final String VERSION = "version";

  private static final int WORDS = 40;
  private static final int QUESTION_WORDS = 4;

  /** How many words documents and questions are drawn from. */
  private static final int QUESTIONS = 5_000;

  /** Returns a version, from 1 on, of a document. */
  Document document(String id, int version, Optional<PersonaId> owner) {
    String head = head(id, version, owner);
    String rest = ZipfText.next(new Random(seed * 31 + head.hashCode()), WORDS);
    Document.Builder document =
        Document.builder(id).text(head + rest).metadata(Map.of(VERSION, (long) version));
    owner.ifPresent(document::owner);
    return document.build();
  }

  /** Returns what the text of a version begins with. */
  static String head(String id, int version, Optional<PersonaId> owner) {
    return "%s version %d of %s. "
        .formatted(
            word(id), version, owner.map(PersonaId::value).map(SoakTexts::word).orElse("all"));
  }

  /** Returns the version of a stored document. */
  static int version(Metadata metadata) {
    return ((Number) metadata.get(VERSION).orElseThrow()).intValue();
  }

  /** Returns the word that names a document or a persona: letters only, as words are. */
  static String word(String id) {
    StringBuilder word = new StringBuilder("q");
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      word.append(Character.isDigit(c) ? (char) ('a' + c - '0') : c == '-' ? 'x' : c);
    }
    return word.toString();
  }

  /** Returns one of some thousand questions. */
  String question(RandomGenerator random) {
    return ZipfText.next(new Random(seed + ZipfText.rank(random, QUESTIONS)), QUESTION_WORDS);
  }
}
