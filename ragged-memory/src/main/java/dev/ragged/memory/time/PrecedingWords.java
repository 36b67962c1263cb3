package dev.ragged.memory.time;

/** Tells by the words before it that a time is not the one that is asked for. */
final class PrecedingWords {
  private PrecedingWords() {}

  /**
   * Returns whether the word before the cursor turns the time into another: {@code except last
   * week}, {@code older than 2025}, {@code by Friday}, {@code every Monday}.
   */
  static boolean deny(Cursor cursor) {
    return switch (cursor.word(-1)) {
      case "by", "each", "every", "except", "excluding", "not", "than" -> true;
      default -> false;
    };
  }

  /** Returns whether "recent" is compared: the most recent of all may be years old. */
  static boolean compare(Cursor cursor) {
    return switch (cursor.word(-1)) {
      case "least", "less", "more", "most" -> true;
      default -> false;
    };
  }

  /**
   * Returns whether a number is an estimate, so that no day, week, ... is meant: {@code more than 3
   * days ago}, {@code about a year ago}, {@code 3 or 4 days ago}.
   */
  static boolean estimate(Cursor cursor) {
    return switch (cursor.word(-1)) {
      case "about",
          "almost",
          "around",
          "least",
          "most",
          "nearly",
          "over",
          "roughly",
          "than",
          "under" ->
          true;
      case "and", "or", "to" -> NumberWords.isNumber(cursor, -2);
      default -> false;
    };
  }
}
