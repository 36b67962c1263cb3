package dev.ragged.memory.topic;

/**
 * Finds where a word ends. Inside of a word stand the hyphen and the apostrophe between letters,
 * the underscore, the dot of <em>llama.cpp</em> and <em>3.14</em>, the stroke of <em>I/O</em>;
 * behind it the signs of <em>C++</em> and <em>C#</em>.
 */
final class WordBounds {
  /** Letters on either side of the stroke in acronyms such as TCP/IP. */
  private static final int MAX_STROKE_PART = 3;

  private WordBounds() {}

  /** Returns the end of the word that begins at {@code start}, at most {@code limit}. */
  static int end(String text, int start, int limit) {
    int i = start + (text.charAt(start) == '.' ? 1 : 0);
    while (i < limit) {
      char next = text.charAt(i);
      if ((next >= 'a' && next <= 'z') || isCapital(next)) {
        // Nearly every character of most texts.
        i++;
        continue;
      }
      int c = text.codePointAt(i);
      switch (Signs.of(c)) {
        case LETTER, DIGIT, MARK -> i += Character.charCount(c);
        case OTHER -> {
          if (!joins(text, start, i, limit)) {
            return withSuffix(text, start, i, limit);
          }
          i++;
        }
        default -> {
          return i;
        }
      }
    }
    return Math.min(i, limit);
  }

  /** Whether {@code [start, end)} is an article without its vowel, as in <em>l'eau</em>. */
  static boolean isElided(String text, int start, int end, int limit) {
    if (end + 2 >= limit || !isApostrophe(text.charAt(end))) {
      return false;
    }
    char first = Character.toLowerCase(text.charAt(start));
    boolean known =
        end - start == 1
            ? "ldjmtsnc".indexOf(first) >= 0
            : end - start == 2
                && first == 'q'
                && Character.toLowerCase(text.charAt(start + 1)) == 'u';
    return known && isLetter(text, end + 1) && isLetter(text, end + 2);
  }

  private static boolean joins(String text, int start, int i, int limit) {
    if (i == start || i + 1 >= limit || !isLetterOrDigit(text, i + 1)) {
      return text.charAt(i) == '_' && i > start && i + 1 < limit && text.charAt(i + 1) == '_';
    }
    return switch (text.charAt(i)) {
      case '_', '-', '\u2010', '\u2011' -> true;
      case '\'', '\u2019' -> isLetter(text, i + 1) && !isElided(text, start, i, limit);
      case '.' -> joinsAtDot(text, start, i);
      case ',' -> isDigit(text.charAt(i - 1)) && isDigit(text.charAt(i + 1));
      case '/', '&' -> joinsAtStroke(text, start, i, limit);
      default -> false;
    };
  }

  /** Not if the dot ends a sentence whose space was forgotten. */
  private static boolean joinsAtDot(String text, int start, int i) {
    char next = text.charAt(i + 1);
    if (isDigit(next) || isDigit(text.charAt(i - 1))) {
      return isDigit(next) && isDigit(text.charAt(i - 1));
    }
    return !Character.isUpperCase(next) || Character.isUpperCase(text.charAt(start));
  }

  private static boolean joinsAtStroke(String text, int start, int i, int limit) {
    int right = i + 1;
    while (right < limit && right - i <= MAX_STROKE_PART && isCapital(text.charAt(right))) {
      right++;
    }
    boolean ends = right - i > 1 && (right == limit || !isLetterOrDigit(text, right));
    int left = i;
    while (left > start && i - left < MAX_STROKE_PART && isCapital(text.charAt(left - 1))) {
      left--;
    }
    return ends && left == start;
  }

  private static int withSuffix(String text, int start, int end, int limit) {
    int after = end;
    if (text.startsWith("++", end)) {
      after = end + 2;
    } else if (text.startsWith("#", end) && end - start <= 2) {
      after = end + 1;
    }
    boolean free = after < limit && !isLetterOrDigit(text, after) && text.charAt(after) != '+';
    return after == limit || (after < limit && free) ? after : end;
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(String text, int i) {
    return Signs.of(text.codePointAt(i)) == Signs.LETTER;
  }

  private static boolean isLetterOrDigit(String text, int i) {
    Signs sign = Signs.of(text.codePointAt(i));
    return sign == Signs.LETTER || sign == Signs.DIGIT;
  }
}
