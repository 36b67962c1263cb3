package dev.ragged.memory.time;

/** Tells a year from a number of things by the word behind it. */
final class FollowingWords {
  private FollowingWords() {}

  /**
   * Returns whether what comes next can stand behind a year: nothing, a sign, or one of the small
   * words that do not name things. Otherwise the number counts something: {@code in 2000
   * documents}.
   */
  static boolean maySetApart(Cursor cursor) {
    if (cursor.atEnd()) {
      return true;
    }
    return switch (cursor.word()) {
      case "",
          "about",
          "after",
          "and",
          "are",
          "as",
          "at",
          "before",
          "but",
          "by",
          "concerning",
          "did",
          "do",
          "does",
          "for",
          "from",
          "had",
          "has",
          "have",
          "he",
          "how",
          "i",
          "if",
          "in",
          "into",
          "is",
          "it",
          "of",
          "on",
          "or",
          "regarding",
          "she",
          "than",
          "that",
          "the",
          "they",
          "through",
          "till",
          "to",
          "until",
          "using",
          "was",
          "we",
          "were",
          "what",
          "when",
          "where",
          "which",
          "who",
          "why",
          "with",
          "without",
          "you" ->
          true;
      default -> false;
    };
  }
}
