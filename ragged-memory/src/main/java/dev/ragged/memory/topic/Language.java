package dev.ragged.memory.topic;

/** Languages whose small words are known. The order is the one in which ties are settled. */
enum Language {
  ENGLISH("en"),
  GERMAN("de"),
  FRENCH("fr"),
  SPANISH("es"),
  RUSSIAN("ru");

  static final Language[] ALL = values();

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** Returns the name of the file with its words. */
  String fileName() {
    return "words-" + tag + ".txt";
  }

  /** Returns the bit that says: no topic in this language. */
  int stop() {
    return 1 << ordinal();
  }

  /** Returns the bit that says: a text with this word is likely in this language. */
  int vote() {
    return 1 << (ALL.length + ordinal());
  }
}
