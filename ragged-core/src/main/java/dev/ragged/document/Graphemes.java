package dev.ragged.document;

/** Finds where a word may be cut without tearing what a reader sees as one character. */
final class Graphemes {
  /** Longest cluster kept whole; a longer pile of marks is cut between code points. */
  static final int MAX_LENGTH = 64;

  private static final int JOINER = 0x200D;

  private Graphemes() {}

  /**
   * Returns the first place from {@code from} (exclusive of {@code start}) on that tears nothing.
   */
  static int boundary(String text, int from, int end) {
    if (from >= end) {
      return end;
    }
    int last = Math.min(end, from + MAX_LENGTH);
    for (int i = from; i < last; i++) {
      if (isBoundary(text, i)) {
        return i;
      }
    }
    return last == end ? end : splitsPair(text, from) ? from + 1 : from;
  }

  private static boolean splitsPair(String text, int i) {
    return Character.isLowSurrogate(text.charAt(i))
        && Character.isHighSurrogate(text.charAt(i - 1));
  }

  private static boolean isBoundary(String text, int i) {
    if (splitsPair(text, i)) {
      return false;
    }
    int before = text.codePointBefore(i);
    int after = text.codePointAt(i);
    return before != JOINER
        && after != JOINER
        && !extendsPrevious(after)
        && !(isFlagLetter(before) && isFlagLetter(after));
  }

  private static boolean extendsPrevious(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || (codePoint >= 0x1F3FB && codePoint <= 0x1F3FF)
        || (codePoint >= 0x1160 && codePoint <= 0x11FF);
  }

  private static boolean isFlagLetter(int codePoint) {
    return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
  }
}
