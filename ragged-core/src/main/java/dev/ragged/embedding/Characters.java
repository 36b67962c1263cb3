package dev.ragged.embedding;

import java.lang.Character.UnicodeScript;

/** How the model-free parts of this package read a code point. */
enum Characters {
  /** White space and controls: ends a word, is nothing itself. */
  BLANK,
  /** A letter, digit or mark of a script that writes spaces between words. */
  SPACED,
  /** A letter of a script that does not, such as Chinese or Thai: each stands for itself. */
  UNSPACED,
  /** Punctuation, symbols, emoji, and whatever is not assigned. */
  SYMBOL;

  private static final int MARKS =
      1 << Character.NON_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK
          | 1 << Character.COMBINING_SPACING_MARK;
  private static final int INVISIBLE = 1 << Character.CONTROL | 1 << Character.FORMAT;

  static Characters kind(int codePoint) {
    if (codePoint < 0x80) {
      return ascii(codePoint);
    }
    int type = 1 << Character.getType(codePoint);
    if ((type & MARKS) != 0) {
      return SPACED;
    }
    if (Character.isLetterOrDigit(codePoint)) {
      return isUnspaced(codePoint) ? UNSPACED : SPACED;
    }
    boolean blank =
        (type & INVISIBLE) != 0
            || Character.isWhitespace(codePoint)
            || Character.isSpaceChar(codePoint);
    return blank ? BLANK : SYMBOL;
  }

  private static Characters ascii(int c) {
    int lower = c | 0x20;
    if ((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9')) {
      return SPACED;
    }
    return c <= ' ' || c == 0x7f ? BLANK : SYMBOL;
  }

  private static boolean isUnspaced(int codePoint) {
    // Below the first of these scripts (Thai) lie nearly all other letters.
    if (codePoint < 0x0e00) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(codePoint);
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}
