package dev.ragged.memory.time;

import java.util.Arrays;
import java.util.Locale;

/**
 * The words, numbers and signs of a text, in order. White space is left out. Immutable.
 *
 * <p>A word is a run of letters, a number a run of ASCII digits, and all else a sign of one
 * character; so {@code 30d} is a number and a word that are <i>joined</i>. Any text has tokens:
 * control characters and unpaired surrogates are signs.
 *
 * <p>Cost: one pass over the text; about 13 bytes and a short string for a token.
 */
final class Tokens {
  /** The longest word understood, {@code throughout}, has 10 letters. */
  private static final int LONGEST_WORD = 12;

  private static final String NUMBER = "0";
  private static final String UNKNOWN = "?";
  private static final String SIGN = "";

  private final String text;
  private final int size;
  private final int[] starts;
  private final int[] ends;
  private final String[] words;

  private Tokens(String text, int size, int[] starts, int[] ends, String[] words) {
    this.text = text;
    this.size = size;
    this.starts = starts;
    this.ends = ends;
    this.words = words;
  }

  static Tokens of(String text) {
    int capacity = text.length() / 4 + 8;
    int[] starts = new int[capacity];
    int[] ends = new int[capacity];
    String[] words = new String[capacity];
    int size = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (Surroundings.isSpace(c)) {
        at += Character.charCount(c);
        continue;
      }
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
        words = Arrays.copyOf(words, 2 * size);
      }
      int end = end(text, at, c);
      starts[size] = at;
      ends[size] = end;
      words[size] = isDigit(c) ? NUMBER : isLetter(c) ? word(text, at, end) : SIGN;
      size++;
      at = end;
    }
    return new Tokens(text, size, starts, ends, words);
  }

  private static int end(String text, int start, int first) {
    int at = start + Character.charCount(first);
    if (isDigit(first)) {
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
    } else if (isLetter(first)) {
      while (at < text.length() && isLetter(text.codePointAt(at))) {
        at += Character.charCount(text.codePointAt(at));
      }
    }
    return at;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(int c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER ->
          true;
      default -> Character.isLetter(c);
    };
  }

  private static String word(String text, int start, int end) {
    if (end - start > LONGEST_WORD) {
      return UNKNOWN;
    }
    for (int i = start; i < end; i++) {
      // Some letters beyond ASCII, such as the Kelvin sign, have lower cases within.
      if (text.charAt(i) >= 128) {
        return UNKNOWN;
      }
    }
    return text.substring(start, end).toLowerCase(Locale.ROOT);
  }

  int size() {
    return size;
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  /** Returns the word in lower case; something that is none if token {@code i} is no such word. */
  String word(int i) {
    return i >= 0 && i < size ? words[i] : SIGN;
  }

  /** Returns how many digits token {@code i} has; 0 if it is no number. */
  int digits(int i) {
    return word(i).equals(NUMBER) ? ends[i] - starts[i] : 0;
  }

  /** Returns the value of a number; {@link Long#MAX_VALUE} if it is at least that. */
  long number(int i) {
    long value = 0;
    for (int at = starts[i]; at < ends[i]; at++) {
      if (value > (Long.MAX_VALUE - 9) / 10) {
        return Long.MAX_VALUE;
      }
      value = 10 * value + (text.charAt(at) - '0');
    }
    return value;
  }

  /** Returns whether token {@code i} is this sign. */
  boolean sign(int i, char sign) {
    return i >= 0 && i < size && words[i].isEmpty() && text.charAt(starts[i]) == sign;
  }

  /** Returns whether nothing stands between token {@code i} and the one before it. */
  boolean joined(int i) {
    return i > 0 && i < size && starts[i] == ends[i - 1];
  }
}
