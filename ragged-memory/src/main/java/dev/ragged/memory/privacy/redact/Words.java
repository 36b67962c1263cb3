package dev.ragged.memory.privacy.redact;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * The words of a text: letters, digits and marks. In scripts that put nothing between words each
 * character is one. Immutable.
 */
final class Words {
  private final String text;
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private int size;

  Words(String text) {
    this.text = text;
    int start = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      if (isAlone(c)) {
        add(start, i);
        start = i;
        next = skipMarks(next);
        add(start, next);
        start = -1;
      } else if (Character.isLetterOrDigit(c) || Chars.isMark(c)) {
        start = start < 0 ? i : start;
      } else {
        add(start, i);
        start = -1;
      }
      i = next;
    }
    add(start, text.length());
  }

  private static boolean isAlone(int c) {
    if (Character.isIdeographic(c)) {
      return true;
    }
    if (!Character.isLetter(c)) {
      return false;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(c);
    return script == Character.UnicodeScript.HIRAGANA
        || script == Character.UnicodeScript.KATAKANA
        || script == Character.UnicodeScript.HANGUL
        || script == Character.UnicodeScript.THAI;
  }

  private int skipMarks(int from) {
    int i = from;
    while (i < text.length() && Chars.isMark(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }

  private void add(int start, int end) {
    if (start < 0) {
      return;
    }
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    starts[size] = start;
    ends[size++] = end;
  }

  int size() {
    return size;
  }

  int start(int word) {
    return starts[word];
  }

  int end(int word) {
    return ends[word];
  }

  /** Returns the word without case and in one normal form, to be compared. */
  String folded(int word) {
    String form =
        Normalizer.normalize(text.substring(starts[word], ends[word]), Normalizer.Form.NFC);
    return form.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** Returns whether this word and the next can be of one name: little is between them. */
  boolean isJoined(int word) {
    int from = ends[word];
    int to = starts[word + 1];
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (i - from >= 3 || !(Character.isWhitespace(c) || Chars.isSpace(c) || isJoint(c))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isJoint(char c) {
    return Chars.isHyphen(c) || c == '\'' || c == '\u2019' || c == '.';
  }
}
