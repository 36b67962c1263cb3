package dev.ragged.memory.privacy.redact;

import java.util.Arrays;

/**
 * The groups of digits in a text, and what is between them. Digits of all scripts count. Immutable.
 */
final class DigitGroups {
  /** Between two groups that do not belong together. */
  static final char BREAK = 0;

  static final char SPACE = ' ';
  static final char HYPHEN = '-';
  static final char LONG_DASH = '\u2013';

  /** A hyphen or dash with a space on each side. */
  static final char SPACED_DASH = '~';

  static final char DOT = '.';
  static final char SLASH = '/';

  /** An opening parenthesis, with or without a space or hyphen before it. */
  static final char OPEN = '(';

  /** A closing parenthesis, with or without a space or hyphen behind it. */
  static final char CLOSE = ')';

  private final String text;
  private byte[] digits = new byte[16];
  private int digitCount;
  // Of group g: characters starts[g] to ends[g] of the text, digits firsts[g] to firsts[g + 1].
  private int[] starts = new int[4];
  private int[] ends = new int[4];
  private int[] firsts = new int[5];
  private int size;

  DigitGroups(String text) {
    this.text = text;
    int start = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (Character.isDigit(c)) {
        start = start < 0 ? i : start;
        addDigit(Character.digit(c, 10));
      } else if (start >= 0) {
        addGroup(start, i);
        start = -1;
      }
      i += Character.charCount(c);
    }
    if (start >= 0) {
      addGroup(start, text.length());
    }
  }

  private void addDigit(int digit) {
    if (digitCount == digits.length) {
      digits = Arrays.copyOf(digits, 2 * digitCount);
    }
    digits[digitCount++] = (byte) digit;
  }

  private void addGroup(int start, int end) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      firsts = Arrays.copyOf(firsts, 2 * size + 1);
    }
    starts[size] = start;
    ends[size] = end;
    firsts[++size] = digitCount;
  }

  int size() {
    return size;
  }

  int start(int group) {
    return starts[group];
  }

  int end(int group) {
    return ends[group];
  }

  /** Returns how many digits the group has. */
  int length(int group) {
    return firsts[group + 1] - firsts[group];
  }

  /** Returns how many digits the groups have, {@code last} included. */
  int length(int first, int last) {
    return firsts[last + 1] - firsts[first];
  }

  /** Returns a digit, 0 to 9, of this and the groups behind it. */
  int digit(int group, int index) {
    return digits[firsts[group] + index];
  }

  /** Returns whether there are as many groups from here on, with these numbers of digits. */
  boolean hasLengths(int group, int... lengths) {
    if (group + lengths.length > size) {
      return false;
    }
    for (int i = 0; i < lengths.length; i++) {
      if (length(group + i) != lengths[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns the number that the group is, or {@link Integer#MAX_VALUE} beyond 9 digits. */
  int value(int group) {
    if (length(group) > 9) {
      return Integer.MAX_VALUE;
    }
    int value = 0;
    for (int i = 0; i < length(group); i++) {
      value = 10 * value + digit(group, i);
    }
    return value;
  }

  /** Returns what is between this group and the next: one of the constants of this class. */
  char gap(int group) {
    if (group + 1 >= size) {
      return BREAK;
    }
    int from = ends[group];
    return switch (starts[group + 1] - from) {
      case 1 -> single(text.charAt(from));
      case 2 -> pair(single(text.charAt(from)), single(text.charAt(from + 1)));
      case 3 ->
          single(text.charAt(from)) == SPACE
                  && isDash(single(text.charAt(from + 1)))
                  && single(text.charAt(from + 2)) == SPACE
              ? SPACED_DASH
              : BREAK;
      default -> BREAK;
    };
  }

  private static char single(char c) {
    if (Chars.isSpace(c)) {
      return SPACE;
    } else if (Chars.isHyphen(c)) {
      return HYPHEN;
    } else if (Chars.isLongDash(c)) {
      return LONG_DASH;
    } else if (Chars.isOpen(c)) {
      return OPEN;
    } else if (Chars.isClose(c)) {
      return CLOSE;
    }
    return c == DOT || c == SLASH ? c : BREAK;
  }

  private static char pair(char first, char second) {
    if (first == CLOSE && (second == SPACE || second == HYPHEN)) {
      return CLOSE;
    }
    return (first == SPACE || first == HYPHEN) && second == OPEN ? OPEN : BREAK;
  }

  /** Returns whether the gap is a hyphen or another dash. */
  static boolean isDash(char gap) {
    return gap == HYPHEN || gap == LONG_DASH || gap == SPACED_DASH;
  }
}
