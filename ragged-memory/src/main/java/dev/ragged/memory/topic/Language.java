package dev.ragged.memory.topic;

/** Languages whose small words are known. The order is the one in which ties are settled. */
enum Language {
  ENGLISH(0, "en"),
  GERMAN(1, "de"),
  FRENCH(2, "fr"),
  SPANISH(3, "es"),
  RUSSIAN(4, "ru");

  static final Language[] ALL = values();

  private final int number;
  private final String tag;

  Language(int number, String tag) {
    this.number = number;
    this.tag = tag;
  }

  /** Returns its place in {@link #ALL}. */
  int number() {
    return number;
  }

  /** Returns the name of the file with its words. */
  String fileName() {
    return "words-" + tag + ".txt";
  }

  /** Returns the bit that says: no topic in this language. */
  int stop() {
    return 1 << number;
  }

  /** Returns the bit that says: a text with this word is likely in this language. */
  int vote() {
    return 1 << (ALL.length + number);
  }
}
