package dev.ragged.memory.topic;

/**
 * What a word is, wherever it stands.
 *
 * @param folded the word in its folded spelling
 * @param shape what its letters look like: {@link Words} flags
 */
record WordForm(String folded, int shape) {
  /** Returns the form of the word at {@code [start, end)}. */
  static WordForm of(String text, int start, int end) {
    int shape = WordShape.flags(text, start, end);
    String folded = Folding.word(text, start, end);
    boolean isAcronym = (shape & Words.ACRONYM) != 0;
    return new WordForm(isAcronym ? acronym(folded, text.charAt(end - 1)) : folded, shape);
  }

  /** Returns the form of one character of a script without spaces, with its marks. */
  static WordForm unspaced(String text, int start, int end) {
    char c = text.charAt(start);
    boolean plain = end - start == 1 && (c < 0xf900 || c > 0xfaff);
    return new WordForm(plain ? String.valueOf(c) : Folding.word(text, start, end), 0);
  }

  /** U.S. and US are one topic; so are API and APIs. */
  private static String acronym(String folded, char last) {
    int length = folded.length();
    if (length > 2 && folded.charAt(1) == '.') {
      return folded.replace(".", "");
    }
    return last == 's' && length > 2 ? folded.substring(0, length - 1) : folded;
  }
}
