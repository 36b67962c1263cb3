package dev.ragged.memory.privacy.redact;

/** Classes of characters, beyond ASCII too: numbers are typed with full-width keyboards as well. */
final class Chars {
  private Chars() {}

  /** Hyphens that tie their neighbors together; other dashes may stand between sentences. */
  static boolean isHyphen(int c) {
    return c == '-' || c == '\u2010' || c == '\u2011' || c == '\uFE63' || c == '\uFF0D';
  }

  /** Figure dash, en dash, em dash, bar, minus. */
  static boolean isLongDash(int c) {
    return (c >= '\u2012' && c <= '\u2015') || c == '\u2212';
  }

  /** Spaces within a line. */
  static boolean isSpace(int c) {
    return Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  static boolean isOpen(int c) {
    return c == '(' || c == '\uFF08';
  }

  static boolean isClose(int c) {
    return c == ')' || c == '\uFF09';
  }

  static boolean isPlus(int c) {
    return c == '+' || c == '\uFF0B';
  }

  static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /**
   * Letters of the scripts that write words apart and in two cases. The others, such as Chinese or
   * Thai, may stand beside an address or a number without being part of it.
   */
  static boolean isCased(int c) {
    return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
  }

  static boolean isUncasedLetter(int c) {
    return Character.isLetter(c) && !isCased(c);
  }

  /** What a number or address that is directly beside it would belong to. */
  static boolean isWordPart(int c) {
    return isCased(c) || Character.isDigit(c) || c == '_';
  }

  /** Returns the code point before {@code at}, or a space at the start of the text. */
  static int before(String text, int at) {
    return at <= 0 ? ' ' : text.codePointBefore(at);
  }

  /** Returns the code point at {@code at}, or a space at the end of the text. */
  static int at(String text, int at) {
    return at >= text.length() ? ' ' : text.codePointAt(at);
  }
}
