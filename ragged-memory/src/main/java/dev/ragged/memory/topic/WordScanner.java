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

  private final String text;
  private final int end;
  private final WordSink words;
  private int at;
  private int pending = Words.BREAK | Words.SENTENCE;
  private boolean lineIsEmpty = true;
  private boolean isHeading;
  private boolean wasSpace;

  private WordScanner(String text, WordSink words) {
    this.text = text;
    this.end = endOf(text);
    this.words = words;
  }

  /** Gives the words of {@code text}, which may be ill-formed. */
  static void scan(String text, WordSink words) {
    WordScanner scanner = new WordScanner(text, words);
    scanner.isHeading = scanner.isTitle();
    scanner.scan();
  }

  /** Returns about how many words {@code text} has. */
  static int expected(String text) {
    return endOf(text) / 5;
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
      if (text.charAt(at) == ' ') {
        wasSpace = true;
        at++;
        continue;
      }
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
    int place = pending | capital(start);
    if (wordEnd < end && WordBounds.isElided(text, start, wordEnd, end)) {
      place |= Words.ELIDED;
      at++;
    }
    words.accept(text, start, wordEnd, place);
    pending = 0;
  }

  /** Returns whether the word at {@code start} is in a heading, and what its capital says. */
  private int capital(int start) {
    int heading = isHeading ? Words.HEADING : 0;
    if (!Character.isUpperCase(text.codePointAt(start))) {
      return heading;
    }
    boolean isFirst = isHeading || (pending & Words.SENTENCE) != 0;
    return heading | (isFirst ? Words.UPPER : Words.UPPER | Words.CAPITAL);
  }

  private void readUnspaced(int c) {
    int start = at;
    at += Character.charCount(c);
    while (at < end && Signs.of(text.codePointAt(at)) == Signs.MARK) {
      at += Character.charCount(text.codePointAt(at));
    }
    int place = pending | (isHeading ? Words.HEADING : 0) | (wasSpace ? Words.BREAK : 0);
    lineIsEmpty = false;
    wasSpace = false;
    if (at - start > MAX_WORD) {
      pending |= Words.BREAK;
      return;
    }
    words.accept(text, start, at, place | Words.UNSPACED);
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

  private boolean isLetter(int index) {
    return Signs.of(text.codePointAt(index)) == Signs.LETTER;
  }
}
