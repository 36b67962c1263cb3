package dev.ragged.memory.privacy.redact;

import java.util.Locale;
import java.util.Set;

/** What is beside a number, and says that it is a part of something else. */
final class Edges {
  /** May stand between a word and the number that it introduces, as in "version number 1.2.3.4". */
  private static final Set<String> FILLERS = Set.of("no", "nr", "number", "id", "is");

  private static final int MAX_WORD = 20;
  private static final int MAX_BETWEEN = 4;

  private Edges() {}

  /**
   * Returns whether a number can begin at {@code start}: not within a word or a longer number.
   *
   * @param settled end of the number that was found last; a marker will be there
   */
  static boolean isCleanBefore(String text, int start, int settled) {
    int c = before(text, start, settled);
    if (Chars.isWordPart(c) || Character.getType(c) == Character.CURRENCY_SYMBOL) {
      return false;
    }
    int further = before(text, start - Character.charCount(c), settled);
    if (Chars.isHyphen(c) || c == '.' || c == ',' || c == ':') {
      return !Character.isDigit(further);
    }
    return c != '/' || !Chars.isCased(further);
  }

  private static int before(String text, int at, int settled) {
    return at <= settled ? ' ' : Chars.before(text, at);
  }

  /** Returns whether a number can end at {@code end}; extensions such as x12 may follow. */
  static boolean isCleanAfter(String text, int end) {
    int c = Chars.at(text, end);
    if (c == 'x' || c == 'X') {
      return Character.isDigit(Chars.at(text, end + 1));
    }
    if (text.regionMatches(true, end, "ext", 0, 3)) {
      return true;
    }
    if (Chars.isWordPart(c)) {
      return false;
    }
    return !((Chars.isHyphen(c) || c == '.')
        && Character.isDigit(Chars.at(text, end + Character.charCount(c))));
  }

  /** Returns whether a hyphen ties the number that begins at {@code start} to a word before it. */
  static boolean isTiedToWordBefore(String text, int start) {
    int c = Chars.before(text, start);
    return Chars.isHyphen(c) && Chars.isCased(Chars.before(text, start - 1));
  }

  /** As {@link #isTiedToWordBefore}, behind the number. */
  static boolean isTiedToWordAfter(String text, int end) {
    return Chars.isHyphen(Chars.at(text, end)) && Chars.isCased(Chars.at(text, end + 1));
  }

  /** Returns whether the last word before {@code at}, without fillers, is one of {@code words}. */
  static boolean isIntroducedBy(String text, int at, Set<String> words) {
    int end = wordEnd(text, at);
    for (int i = 0; i < 2 && end > 0; i++) {
      int start = wordStart(text, end);
      String word = text.substring(start, end).toLowerCase(Locale.ROOT);
      if (words.contains(word)) {
        return true;
      }
      if (!FILLERS.contains(word)) {
        return false;
      }
      end = wordEnd(text, start);
    }
    return false;
  }

  private static int wordEnd(String text, int at) {
    int end = at;
    while (end > 0
        && at - end < MAX_BETWEEN
        && (Chars.isSpace(text.charAt(end - 1)) || ":.=#(\"'".indexOf(text.charAt(end - 1)) >= 0)) {
      end--;
    }
    return end;
  }

  private static int wordStart(String text, int end) {
    int start = end;
    while (start > 0 && end - start < MAX_WORD && isWordCharacter(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetter(c) || c == '\u00A7';
  }
}
