package dev.ragged.memory.topic;

/** Languages whose small words are known. The order is the one in which ties are settled. */
enum Language {
  ENGLISH(0, "en"),
  GERMAN(1, "de"),
  FRENCH(2, "fr"),
  SPANISH(3, "es"),
  RUSSIAN(4, "ru");

  static final Language[] ALL = values();

  private final int index;
  private final String tag;

  Language(int index, String tag) {
    this.index = index;
    this.tag = tag;
  }

  /** Returns the name of the file with its words. */
  String fileName() {
    return "words-" + tag + ".txt";
  }

  /** Returns the bit that says: no topic in this language. */
  int stop() {
    return 1 << index;
  }

  /** Returns the bit that says: a text with this word is likely in this language. */
  int vote() {
    return 1 << (ALL.length + index);
  }

  /**
   * Returns the language that has most of its small words in the text; English if none has more.
   *
   * @param bits what {@link Lexicon} knows of each word
   */
  static Language of(Words words, int[] bits) {
    int[] votes = new int[ALL.length];
    int[] stops = new int[ALL.length];
    for (int i = 0; i < bits.length; i++) {
      if (words.is(i, Words.ACRONYM)) {
        continue;
      }
      for (int language = 0; language < ALL.length; language++) {
        stops[language] += bits[i] >> language & 1;
        votes[language] += bits[i] >> (ALL.length + language) & 1;
      }
      votes[FRENCH.index] += words.is(i, Words.ELIDED) ? 1 : 0;
    }
    int best = 0;
    for (int i = 1; i < ALL.length; i++) {
      // Words that several languages share raise none, but settle a tie.
      boolean winsTie = votes[i] == votes[best] && votes[i] > 0 && stops[i] > stops[best];
      best = votes[i] > votes[best] || winsTie ? i : best;
    }
    return ALL[best];
  }
}
