package dev.ragged.document;

import java.util.Locale;
import java.util.Set;

/**
 * Decides where a sentence ends.
 *
 * <p>A rule of our own rather than {@link java.text.BreakIterator}: its tables change from one JDK
 * to the next, and with them every chunk; and it ends a sentence after "e.g." and "Dr.".
 */
final class Sentences {
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "st", "vs", "cf", "fig", "figs", "eq", "sec", "ch", "no",
          "nos", "vol", "pp", "ed", "eds", "al", "approx", "resp", "ca", "nr", "bzw", "vgl", "ggf");

  private Sentences() {}

  /**
   * Returns where the next sentence starts if {@code text.charAt(mark)} ends one, or -1. Within a
   * line only, whose first visible character is at {@code lineStart}.
   */
  static int startAfter(String text, int lineStart, int mark, int end) {
    char c = text.charAt(mark);
    if (c == '。' || c == '！' || c == '？') {
      int i = skipClosers(text, mark + 1, end);
      while (i < end && Character.isWhitespace(text.charAt(i))) {
        i++;
      }
      return i < end ? i : -1;
    }
    if (c != '.' && c != '!' && c != '?' && c != '…') {
      return -1;
    }
    int i = skipClosers(text, mark + 1, end);
    if (i >= end || !Character.isWhitespace(text.charAt(i))) {
      return -1;
    }
    while (i < end && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    boolean ends = i < end && opensSentence(text, i, end) && !isAbbreviation(text, lineStart, mark);
    return ends ? i : -1;
  }

  /** Returns whether the line that ends at {@code end} ends a sentence. */
  static boolean endsAt(String text, int lineStart, int end) {
    int i = end - 1;
    while (i > lineStart && (Character.isWhitespace(text.charAt(i)) || isCloser(text.charAt(i)))) {
      i--;
    }
    if (i < lineStart) {
      return false;
    }
    return switch (text.charAt(i)) {
      case '!', '?', '…', '。', '！', '？' -> true;
      case '.' -> !isAbbreviation(text, lineStart, i);
      default -> false;
    };
  }

  private static boolean opensSentence(String text, int from, int end) {
    int i = from;
    while (i < end && !Character.isLetterOrDigit(text.charAt(i)) && i < from + 3) {
      i++;
    }
    return i >= end || !Character.isLowerCase(text.charAt(i));
  }

  private static int skipClosers(String text, int from, int end) {
    int i = from;
    while (i < end && isCloser(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isCloser(char c) {
    return "\"')]}*_`»”’」』）".indexOf(c) >= 0;
  }

  /** Returns whether the full stop at {@code mark} belongs to "Dr.", "e.g.", "J." or "1." */
  private static boolean isAbbreviation(String text, int lineStart, int mark) {
    if (text.charAt(mark) != '.') {
      return false;
    }
    int start = mark;
    boolean letters = true;
    while (start > lineStart && mark - start < 12) {
      char c = text.charAt(start - 1);
      if (!Character.isLetterOrDigit(c) && c != '.') {
        break;
      }
      letters &= !Character.isDigit(c);
      start--;
    }
    String word = text.substring(start, mark);
    if (letters && (word.length() == 1 || word.indexOf('.') == 1)) {
      return true;
    }
    if (ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT))) {
      return true;
    }
    return start == lineStart && !word.isEmpty() && isNumber(word);
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(c -> Character.isDigit(c) || c == '.');
  }
}
