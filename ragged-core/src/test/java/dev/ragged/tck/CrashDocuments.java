package dev.ragged.tck;

import dev.ragged.document.Document;
import dev.ragged.document.Metadata;
import java.util.Random;

/** The documents of the crash test: all of one is known from its number and version. */
final class CrashDocuments {
  /** How many different documents there are. */
  static final int COUNT = 40;

  private CrashDocuments() {}

  static String id(int number) {
    return "doc" + number;
  }

  /** Returns a word that every chunk of this version has, and nothing else has. */
  static String word(int number, int version) {
    return "n" + number + "v" + version + "x";
  }

  /** Returns one to about ten chunks' worth of text. */
  static Document document(int number, int version) {
    Random random = new Random(number * 1_000_003L + version);
    StringBuilder text = new StringBuilder();
    int sentences = 1 + random.nextInt(30);
    for (int i = 0; i < sentences; i++) {
      text.append("Sentence ").append(word(number, version)).append(" says ");
      for (int j = 0; j < 6; j++) {
        text.append("w").append(random.nextInt(500)).append(' ');
      }
      text.append("and ends. ");
    }
    return Document.builder(id(number))
        .text(text.toString())
        .metadata(Metadata.of("version", version))
        .build();
  }
}
