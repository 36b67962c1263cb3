package dev.ragged.memory.privacy.redact;

/** The part of an e-mail address before the {@code @} (RFC 5322, section 3.4.1; RFC 6531). */
final class EmailLocalPart {
  // Allowed by the RFC but left out: / ? & { } | and backtick. Before an address in running text
  // they are part of a link, a command or a template, not of the address.
  private static final String PUNCTUATION = "._%+-'\u2019!#$*=^~";

  /** Never the first character: it is a quote, a bullet or emphasis. */
  private static final String NOT_FIRST = ".'\u2019!#$*=^~";

  private static final int MAX_QUOTED = 66;
  private static final char QUOTE = '"';

  private EmailLocalPart() {}

  /** Returns where it starts, or {@code at} if there is none. */
  static int start(String text, int at) {
    if (at > 0 && text.charAt(at - 1) == QUOTE) {
      return quotedStart(text, at);
    }
    int start = at;
    while (start > 0 && isPart(text.codePointBefore(start))) {
      start -= Character.charCount(text.codePointBefore(start));
    }
    start = afterOtherScript(text, start, at);
    start = afterKey(text, start, at);
    while (start < at && NOT_FIRST.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return start;
  }

  private static int quotedStart(String text, int at) {
    int open = at - 2;
    while (open >= 0 && at - open < MAX_QUOTED && text.charAt(open) != QUOTE) {
      open--;
    }
    return open >= 0 && open < at - 2 && text.charAt(open) == QUOTE ? open : at;
  }

  private static boolean isPart(int c) {
    return Character.isLetterOrDigit(c) || Chars.isMark(c) || PUNCTUATION.indexOf(c) >= 0;
  }

  /** Chinese or Thai words run into an address in Latin letters that comes behind them. */
  private static int afterOtherScript(String text, int start, int at) {
    boolean cased = false;
    for (int i = at; i > start; ) {
      int c = text.codePointBefore(i);
      if (Chars.isUncasedLetter(c)) {
        return cased ? i : start;
      }
      cased |= Chars.isCased(c);
      i -= Character.charCount(c);
    }
    return start;
  }

  /** In mail=ana@example.com the key stays; in bounce-ana=example.com@lists.org nothing does. */
  private static int afterKey(String text, int start, int at) {
    int i = start;
    while (i < at && isKeyPart(text.charAt(i))) {
      i++;
    }
    return i > start && i < at && text.charAt(i) == '=' ? i + 1 : start;
  }

  private static boolean isKeyPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
