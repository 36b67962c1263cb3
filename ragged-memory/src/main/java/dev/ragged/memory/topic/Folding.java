package dev.ragged.memory.topic;

import java.text.Normalizer;
import java.util.Locale;

/** Folds words and names, so that two spellings of one topic are equal strings. */
final class Folding {
  private Folding() {}

  /** Returns {@code name} in lower case and normal form C, with single spaces. */
  static String name(String name) {
    if (isFoldedAscii(name)) {
      return name;
    }
    StringBuilder spaced = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isBlank(c)) {
        spaced.append(c);
      } else if (!spaced.isEmpty() && spaced.charAt(spaced.length() - 1) != ' ') {
        spaced.append(' ');
      }
    }
    return lower(spaced.toString()).strip();
  }

  /**
   * Returns the word at {@code [start, end)} folded: as {@link #name}, one kind of apostrophe, one
   * kind of hyphen, and no invisible characters but the joiners that some scripts spell with.
   */
  static String word(String text, int start, int end) {
    char[] folded = new char[end - start];
    int length = 0;
    boolean ascii = true;
    for (int i = start; i < end; i++) {
      char c = plain(text.charAt(i));
      if (c >= 'A' && c <= 'Z') {
        c = (char) (c + ('a' - 'A'));
      }
      ascii &= c < 0x80;
      if (c < 0x80 || !isDropped(c)) {
        folded[length++] = c;
      }
    }
    String word = new String(folded, 0, length);
    return ascii ? word : lower(word);
  }

  private static boolean isFoldedAscii(String name) {
    boolean afterSpace = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isSpace = c == ' ';
      if ((isSpace && afterSpace) || c < ' ' || c >= 0x7f || (c >= 'A' && c <= 'Z')) {
        return false;
      }
      afterSpace = isSpace;
    }
    return !afterSpace;
  }

  private static String lower(String value) {
    // Twice: a capital can have a composed form that its small letter lacks, and the reverse.
    String composed = Normalizer.normalize(value, Normalizer.Form.NFC);
    return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  private static char plain(char c) {
    return switch (c) {
      case '\u2019', '\u02bc', '\uff07' -> '\'';
      case '\u2010', '\u2011' -> '-';
      default -> c;
    };
  }

  private static boolean isDropped(char c) {
    return Character.getType(c) == Character.FORMAT && c != '\u200c' && c != '\u200d';
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }
}
