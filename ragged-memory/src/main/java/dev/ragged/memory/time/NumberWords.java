package dev.ragged.memory.time;

/** Small numbers, in digits or as words. */
final class NumberWords {
  static final long NONE = -1;

  private NumberWords() {}

  /** Moves over a number and returns it; returns {@link #NONE}, and stays, if there is none. */
  static long take(Cursor cursor) {
    long number = cursor.digits(0) > 0 ? cursor.number(0) : value(cursor.word());
    if (number != NONE) {
      cursor.advance(1);
    }
    return number;
  }

  /** Returns whether the token {@code ahead} of the cursor, or behind it, is a number. */
  static boolean isNumber(Cursor cursor, int ahead) {
    return cursor.digits(ahead) > 0 || value(cursor.word(ahead)) != NONE;
  }

  private static long value(String word) {
    return switch (word) {
      case "one" -> 1;
      case "two" -> 2;
      case "three" -> 3;
      case "four" -> 4;
      case "five" -> 5;
      case "six" -> 6;
      case "seven" -> 7;
      case "eight" -> 8;
      case "nine" -> 9;
      case "ten" -> 10;
      case "eleven" -> 11;
      case "twelve" -> 12;
      default -> NONE;
    };
  }
}
