package dev.ragged.memory.topic;

/** What the letters of a word look like, before they are folded. */
final class WordShape {
  private static final int MAX_ACRONYM_LETTERS = 8;

  /** Longest word with a capital inside that is read as an acronym: iOS, mRNA, HbA1c. */
  private static final int MAX_MIXED = 6;

  /** Letters behind a digit that are no unit any more: 7zip, but 10min. */
  private static final int MIN_LETTERS_AFTER_DIGIT = 4;

  private int upper;
  private int lower;
  private int digits;
  private int camel = -1;
  private int underscores;
  private int dots;
  private int shortestPart = Integer.MAX_VALUE;
  private int longestPart;

  private WordShape() {}

  /** Returns the {@link Words} flags of the word at {@code [start, end)}, wherever it stands. */
  static int flags(String text, int start, int end) {
    if (end - start == 1 && text.charAt(start) >= 'a' && text.charAt(start) <= 'z') {
      return 0;
    }
    WordShape shape = new WordShape();
    shape.read(text, start, end);
    return shape.of(text, start, end);
  }

  private void read(String text, int start, int end) {
    boolean wasLower = false;
    int part = 0;
    for (int i = start; i < end; ) {
      int c = text.codePointAt(i);
      part++;
      if (Character.isUpperCase(c)) {
        if (wasLower && camel < 0) {
          camel = lower;
        }
        upper++;
        wasLower = false;
      } else if (Character.isLetter(c)) {
        lower++;
        wasLower = true;
      } else if (Character.isDigit(c)) {
        digits++;
      } else {
        wasLower = false;
        underscores += c == '_' ? 1 : 0;
        if (c == '.' && i > start) {
          dots++;
          endPart(part - 1);
          part = 0;
        }
      }
      i += Character.charCount(c);
    }
    endPart(part);
  }

  private void endPart(int length) {
    shortestPart = Math.min(shortestPart, length);
    longestPart = Math.max(longestPart, length);
  }

  private int of(String text, int start, int end) {
    char first = text.charAt(start);
    char last = text.charAt(end - 1);
    if (Character.isDigit(first)) {
      boolean name = lower == 0 ? upper > 0 && digits <= 2 : lower >= MIN_LETTERS_AFTER_DIGIT;
      return name ? Words.ACRONYM : Words.NUMBER;
    }
    if (first == '.' || last == '+' || last == '#') {
      return Words.ACRONYM;
    }
    if (dots > 0) {
      return longestPart == 1 ? (lower == 0 ? Words.ACRONYM : 0) : Words.CODE;
    }
    if (underscores > 0) {
      return Words.CODE;
    }
    if (camel >= 0 && !isPluralAcronym(last)) {
      return mixed(first, end - start);
    }
    return isAcronym(last) ? Words.ACRONYM : 0;
  }

  private int mixed(char first, int length) {
    if (!Character.isUpperCase(first) && camel > 1) {
      return Words.CODE;
    }
    return length <= MAX_MIXED ? Words.ACRONYM : 0;
  }

  private boolean isAcronym(char last) {
    if (upper + lower > MAX_ACRONYM_LETTERS) {
      return false;
    }
    return lower == 0 ? upper > 1 || (upper == 1 && digits > 0) : isPluralAcronym(last);
  }

  private boolean isPluralAcronym(char last) {
    return upper > 1 && lower == 1 && last == 's';
  }
}
