package dev.ragged.memory.topic;

/**
 * Cuts a text into words. One pass; each character is looked at a bounded number of times. A
 * character of a script without spaces is a word of its own here; {@link UnspacedRuns} joins them.
 */
final class WordScanner {
  static final int MAX_TEXT = TopicExtractor.MAX_TEXT_LENGTH;

  /** Longer words are blobs, no names. */
  static final int MAX_WORD = 64;

  private static final int MAX_TITLE = 60;

  /** Words of a text in capitals only that still read as a list of acronyms. */
  private static final int MAX_SHOUTED = 3;

  private final String text;
  private final int end;
  private final Words words;
  private int at;
  private int pending = Words.BREAK | Words.SENTENCE;
  private boolean lineIsEmpty = true;
  private boolean isHeading;
  private boolean wasSpace;
  private boolean hasSmallLetters;

  private WordScanner(String text) {
    this.text = text;
    this.end = endOf(text);
    this.words = new Words(end / 5);
  }

  /** Returns the words of {@code text}, which may be ill-formed. */
  static Words scan(String text) {
    WordScanner scanner = new WordScanner(text);
    scanner.isHeading = scanner.isTitle();
    scanner.scan();
    if (!scanner.hasSmallLetters && scanner.words.size() > MAX_SHOUTED) {
      scanner.unshout();
    }
    return scanner.words;
  }

  /** Returns how far to read, not to the middle of a surrogate pair. */
  private static int endOf(String text) {
    boolean cutsPair =
        text.length() > MAX_TEXT
            && Character.isSurrogatePair(text.charAt(MAX_TEXT - 1), text.charAt(MAX_TEXT));
    return cutsPair ? MAX_TEXT - 1 : Math.min(text.length(), MAX_TEXT);
  }

  private void scan() {
    while (at < end) {
      int c = text.codePointAt(at);
      switch (Signs.of(c)) {
        case SPACE -> {
          wasSpace = true;
          at += Character.charCount(c);
        }
        case NEWLINE -> endLine();
        case LETTER, DIGIT -> readWord();
        case UNSPACED -> readUnspaced(c);
        case MARK -> at += Character.charCount(c);
        case OTHER -> readSign(c);
      }
    }
  }

  private void endLine() {
    if (isHeading || lineIsEmpty) {
      pending |= Words.BREAK | Words.SENTENCE;
    }
    isHeading = false;
    lineIsEmpty = true;
    wasSpace = true;
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }

  private void readSign(int c) {
    boolean startsWord = at == 0 || wasSpace;
    if (c == '.' && startsWord && at + 1 < end && isLetter(at + 1)) {
      readWord();
      return;
    }
    isHeading |= c == '#' && lineIsEmpty && at + 1 < end && "# ".indexOf(text.charAt(at + 1)) >= 0;
    pending |= Words.BREAK;
    if (lineIsEmpty || ".!?:…。！？".indexOf(c) >= 0) {
      pending |= Words.SENTENCE;
    }
    wasSpace = false;
    at += Character.charCount(c);
  }

  private void readWord() {
    int start = at;
    int wordEnd = WordBounds.end(text, start, end);
    lineIsEmpty = false;
    wasSpace = false;
    at = wordEnd;
    if (text.startsWith("://", wordEnd) || (wordEnd < end && text.charAt(wordEnd) == '@')) {
      skipAddress();
      return;
    }
    if (wordEnd - start > MAX_WORD) {
      pending |= Words.BREAK;
      return;
    }
    int flags =
        pending
            | (isHeading ? Words.HEADING : 0)
            | WordShape.flags(text, start, wordEnd, isHeading || (pending & Words.SENTENCE) != 0);
    if (wordEnd < end && WordBounds.isElided(text, start, wordEnd, end)) {
      flags |= Words.ELIDED;
      at++;
    }
    String folded = Folding.word(text, start, wordEnd);
    if ((flags & Words.ACRONYM) != 0) {
      folded = acronym(folded, text.charAt(wordEnd - 1));
    }
    hasSmallLetters |=
        (flags & Words.ACRONYM) == 0 && Character.isLowerCase(text.charAt(wordEnd - 1));
    words.add(folded, flags);
    pending = 0;
  }

  /** U.S. and US are one topic; so are API and APIs. */
  private static String acronym(String folded, char last) {
    int length = folded.length();
    if (length > 2 && folded.charAt(1) == '.') {
      return folded.replace(".", "");
    }
    return last == 's' && length > 2 ? folded.substring(0, length - 1) : folded;
  }

  private void readUnspaced(int c) {
    int start = at;
    at += Character.charCount(c);
    while (at < end && Signs.of(text.codePointAt(at)) == Signs.MARK) {
      at += Character.charCount(text.codePointAt(at));
    }
    int flags = pending | (isHeading ? Words.HEADING : 0) | (wasSpace ? Words.BREAK : 0);
    lineIsEmpty = false;
    wasSpace = false;
    if (at - start > MAX_WORD) {
      pending |= Words.BREAK;
      return;
    }
    boolean plain = at - start == 1 && (c < 0xf900 || c > 0xfaff);
    String folded = plain ? String.valueOf((char) c) : Folding.word(text, start, at);
    words.add(folded, flags | Words.UNSPACED);
    pending = 0;
  }

  /** Passes over the rest of a link or mail address: it says where, or who, but not what. */
  private void skipAddress() {
    pending |= Words.BREAK;
    while (at < end) {
      Signs sign = Signs.of(text.codePointAt(at));
      if (sign == Signs.SPACE || sign == Signs.NEWLINE || sign == Signs.UNSPACED) {
        return;
      }
      at += Character.charCount(text.codePointAt(at));
    }
  }

  /** Whether the first line is a title: short, unpunctuated, with a line under it. */
  private boolean isTitle() {
    int line = 0;
    while (line < end && line <= MAX_TITLE && Signs.of(text.charAt(line)) != Signs.NEWLINE) {
      line++;
    }
    if (line == 0 || line > MAX_TITLE || line + 1 >= end) {
      return false;
    }
    char last = text.charAt(line - 1);
    int next = text.charAt(line) == '\r' && text.charAt(line + 1) == '\n' ? line + 2 : line + 1;
    return ".,;:!?。！？、".indexOf(last) < 0
        && next < end
        && !Character.isLowerCase(text.codePointAt(next));
  }

  /** In a text without small letters, capitals say nothing. */
  private void unshout() {
    for (int word = 0; word < words.size(); word++) {
      String folded = words.text(word);
      if (Character.isLetter(folded.charAt(folded.length() - 1)) && folded.charAt(0) != '.') {
        words.clear(word, Words.ACRONYM | Words.CAPITAL);
      }
    }
  }

  private boolean isLetter(int index) {
    return Signs.of(text.codePointAt(index)) == Signs.LETTER;
  }
}
