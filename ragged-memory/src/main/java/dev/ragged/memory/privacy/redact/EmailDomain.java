package dev.ragged.memory.privacy.redact;

import java.util.Locale;
import java.util.Set;

/**
 * The part of an e-mail address behind the {@code @}: at least two labels, or an IP in brackets.
 */
final class EmailDomain {
  /** Files such as icon@2x.png; there are no such top-level domains. */
  private static final Set<String> FILE_ENDINGS =
      Set.of("png", "jpg", "jpeg", "gif", "svg", "webp");

  private static final int MAX_LITERAL = 64;

  private EmailDomain() {}

  /** Returns the end of the longest domain that starts at {@code from}, or -1. */
  static int end(String text, int from) {
    if (Chars.at(text, from) == '[') {
      return literalEnd(text, from + 1);
    }
    int end = -1;
    int start = from;
    for (int labels = 1; ; labels++) {
      int stop = labelEnd(text, start);
      if (stop == start || Chars.isHyphen(text.charAt(start))) {
        return end;
      }
      int top = labels < 2 ? -1 : topLevelEnd(text, start, stop);
      end = top < 0 ? end : top;
      if (!isDot(Chars.at(text, stop))) {
        return end;
      }
      start = stop + 1;
    }
  }

  private static int labelEnd(String text, int start) {
    int i = start;
    while (i < text.length() && isLabelPart(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }

  private static boolean isLabelPart(int c) {
    return Character.isLetterOrDigit(c) || Chars.isMark(c) || Chars.isHyphen(c);
  }

  /** Also the full stops that Chinese and Japanese keyboards give (RFC 3490, section 3.1). */
  private static boolean isDot(int c) {
    return c == '.' || c == '\u3002' || c == '\uFF0E' || c == '\uFF61';
  }

  /**
   * Returns where the label ends as a top-level domain, or -1 if it is none: it begins with a
   * letter, which keeps out versions (lodash@4.17.21), and ends where another script begins.
   */
  private static int topLevelEnd(String text, int start, int stop) {
    int first = text.codePointAt(start);
    if (!Character.isLetter(first)) {
      return -1;
    }
    int end = stop;
    if (Chars.isCased(first)) {
      end = start;
      while (end < stop && !Chars.isUncasedLetter(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
    }
    while (Chars.isHyphen(text.charAt(end - 1))) {
      end--;
    }
    boolean tooShort = Chars.isCased(first) && text.codePointCount(start, end) < 2;
    boolean file = FILE_ENDINGS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
    return tooShort || file ? -1 : end;
  }

  private static int literalEnd(String text, int from) {
    boolean digits = false;
    for (int i = from; i < text.length() && i < from + MAX_LITERAL; i++) {
      char c = text.charAt(i);
      if (c == ']') {
        return digits ? i + 1 : -1;
      }
      if (c != '.' && c != ':' && !Character.isLetterOrDigit(c)) {
        return -1;
      }
      digits |= Character.isDigit(c);
    }
    return -1;
  }
}
