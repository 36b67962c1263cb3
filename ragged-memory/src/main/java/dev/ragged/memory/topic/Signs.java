package dev.ragged.memory.topic;

import java.lang.Character.UnicodeScript;

/** How one code point takes part in a word. */
enum Signs {
  /** White space. */
  SPACE,
  /** Ends a line. */
  NEWLINE,
  /** A letter of a script with spaces between words. */
  LETTER,
  DIGIT,
  /** Belongs to the letter before: combining marks, joiners, soft hyphens. */
  MARK,
  /** A letter of a script without spaces. */
  UNSPACED,
  /** Everything else, unpaired surrogates included. */
  OTHER;

  private static final int MARKS =
      1 << Character.NON_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK
          | 1 << Character.COMBINING_SPACING_MARK;

  private static final int ZERO_WIDTH_SPACE = 0x200b;

  private static final Signs[] ASCII = new Signs[128];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      ASCII[c] = slow(c);
    }
  }

  static Signs of(int codePoint) {
    if (codePoint < ASCII.length) {
      return ASCII[codePoint];
    }
    return isCommonHan(codePoint) || isHiragana(codePoint) ? UNSPACED : slow(codePoint);
  }

  /** Whether a letter is an ideograph. */
  static boolean isHan(int codePoint) {
    return isCommonHan(codePoint)
        || (codePoint > 0x2e00 && UnicodeScript.of(codePoint) == UnicodeScript.HAN);
  }

  /** Whether a letter is from the block Hiragana. */
  static boolean isHiragana(int codePoint) {
    return codePoint >= 0x3041 && codePoint <= 0x3096;
  }

  /** Whether a letter is from the blocks of Hiragana or Katakana. */
  static boolean isKana(int codePoint) {
    return isHiragana(codePoint) || (codePoint >= 0x30a1 && codePoint <= 0x30fa);
  }

  private static boolean isCommonHan(int codePoint) {
    return codePoint >= 0x4e00 && codePoint <= 0x9fa5;
  }

  private static Signs slow(int c) {
    if (c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085') {
      return NEWLINE;
    }
    if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == ZERO_WIDTH_SPACE) {
      return SPACE;
    }
    if (Character.isLetter(c)) {
      return isUnspaced(c) ? UNSPACED : LETTER;
    }
    int type = Character.getType(c);
    if ((MARKS >> type & 1) != 0) {
      return MARK;
    }
    if (type == Character.FORMAT) {
      return c < Character.MIN_SUPPLEMENTARY_CODE_POINT ? MARK : OTHER;
    }
    return type == Character.DECIMAL_DIGIT_NUMBER || type == Character.LETTER_NUMBER
        ? DIGIT
        : OTHER;
  }

  private static boolean isUnspaced(int c) {
    // Thai is the first of these scripts; nearly all other letters lie below.
    if (c < 0x0e00) {
      return false;
    }
    return switch (UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      // The mark of a long vowel, and that of a repeated ideograph, are common to several scripts.
      case COMMON -> c == 'ー' || c == '々';
      default -> false;
    };
  }
}
