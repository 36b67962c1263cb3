package dev.ragged.memory.time;

/** Says why words are no time expression, and which words are. */
final class Refusals {
  private static final int LONGEST_QUOTE = 80;

  private static final String UNDERSTOOD =
      "Understood are now, today, yesterday, tomorrow; this, last or next week, month, quarter or"
          + " year; this morning, afternoon or evening, tonight, last night; Monday, last Monday,"
          + " next Friday; January, March 2025, March 15, Q4 2025, 2025; 2026-01-15, 2026-01,"
          + " 2026-W03, 2026-01-15T14:00+01:00; 3 days ago, 2 weeks from now; last 7 days, past"
          + " month, next 2 weeks, -30d, +2d; recently; and since, before, after, until X, from X"
          + " to Y, between X and Y, X..Y";

  private Refusals() {}

  static IllegalArgumentException of(String words, String reason) {
    String why = reason.isEmpty() ? "" : " (" + reason + ")";
    return new IllegalArgumentException(
        "words must be a time expression that is understood: words="
            + quoted(words)
            + why
            + ". "
            + UNDERSTOOD
            + ".");
  }

  /** Returns the words as one line of printable characters that is not too long. */
  static String quoted(String words) {
    StringBuilder quote = new StringBuilder("\"");
    words
        .codePoints()
        .limit(LONGEST_QUOTE)
        .forEach(
            c -> {
              if (isPrintable(c)) {
                quote.appendCodePoint(c);
              } else {
                quote.append("\\u%04X".formatted(c));
              }
            });
    boolean isCut = words.codePointCount(0, words.length()) > LONGEST_QUOTE;
    return quote.append(isCut ? "...\"" : "\"").toString();
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
