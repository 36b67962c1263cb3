package dev.ragged.memory.topic;

import java.util.Arrays;

/**
 * The words of one text in their order, each with its folded form and what was seen of it. Grows at
 * its end. One thread at a time.
 */
final class Words implements PhraseTrie.Text {
  /** Punctuation or a line's end stands before: no phrase reaches across. */
  static final int BREAK = 1;

  /** First of its sentence, so that a capital says nothing. */
  static final int SENTENCE = 1 << 1;

  /** Stands in a heading. */
  static final int HEADING = 1 << 2;

  /** Begins with a capital where the position does not ask for one. */
  static final int CAPITAL = 1 << 3;

  /** Begins with a capital, wherever. */
  static final int UPPER = 1 << 4;

  /** Written like an acronym: RAG, C4, C++, .NET, pH. */
  static final int ACRONYM = 1 << 5;

  /** An identifier of program code: efSearch, max_connections, llama.cpp. */
  static final int CODE = 1 << 6;

  /** Begins with a digit and is no name. */
  static final int NUMBER = 1 << 7;

  /** From a script without spaces between words. */
  static final int UNSPACED = 1 << 8;

  /** An article that lost its vowel, such as the l of l'eau. */
  static final int ELIDED = 1 << 9;

  /** A name, also without a capital. */
  static final int KNOWN_NAME = 1 << 10;

  private static final int MAX_QUERY = 30;

  private String[] texts;
  private int[] flags;
  private int size;

  Words(int expected) {
    texts = new String[Math.max(8, expected)];
    flags = new int[texts.length];
  }

  void add(String text, int wordFlags) {
    if (size == texts.length) {
      texts = Arrays.copyOf(texts, size * 2);
      flags = Arrays.copyOf(flags, size * 2);
    }
    texts[size] = text;
    flags[size++] = wordFlags;
  }

  @Override
  public int size() {
    return size;
  }

  String text(int word) {
    return texts[word];
  }

  @Override
  public long hash(int word) {
    return WordMemo.hash(Plurals.singular(texts[word]));
  }

  int flags(int word) {
    return flags[word];
  }

  boolean is(int word, int flag) {
    return (flags[word] & flag) != 0;
  }

  void mark(int word, int flag) {
    flags[word] |= flag;
  }

  void clear(int word, int flag) {
    flags[word] &= ~flag;
  }

  /** Whether the text has sentences, rather than being a query, where each word is chosen. */
  boolean isPassage() {
    return size > MAX_QUERY;
  }

  @Override
  public boolean joins(int word) {
    return word > 0 && word < size && (flags[word] & BREAK) == 0;
  }
}
