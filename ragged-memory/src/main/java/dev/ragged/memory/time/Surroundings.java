package dev.ragged.memory.time;

/** Tells words of a sentence from parts of names, paths and numbers by the characters around. */
final class Surroundings {
  private static final String OPENERS = "([{\"'“‘«‹„¿¡*";
  private static final String CLOSERS = ")]}\"'”’»›*.,;:!?…";
  private static final String SEPARATORS = ",;:!?";

  private Surroundings() {}

  /**
   * Returns whether an expression can begin at {@code start}: behind white space or a long dash, an
   * opening quote or bracket, or, unless it begins with a number, a comma or the like.
   */
  static boolean mayStart(String text, int start) {
    if (start == 0) {
      return true;
    }
    char before = text.charAt(start - 1);
    char first = text.charAt(start);
    boolean isNumber = first >= '0' && first <= '9';
    return isBreak(before)
        || OPENERS.indexOf(before) >= 0
        || (!isNumber && SEPARATORS.indexOf(before) >= 0);
  }

  /**
   * Returns whether an expression can end at {@code end}: before white space or a long dash, with
   * or without punctuation between.
   */
  static boolean mayEnd(String text, int end) {
    int at = end;
    while (at < text.length() && CLOSERS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at == text.length() || isBreak(text.charAt(at));
  }

  /** Returns whether {@code c} is white space, such that breaks lines or not. */
  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isBreak(char c) {
    return isSpace(c) || c == '–' || c == '—';
  }
}
