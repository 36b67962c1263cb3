package dev.ragged.memory.topic;

import java.util.Arrays;

/** The words of one text, each as the hash of its singular. One thread at a time. */
final class HashedWords implements WordSink, PhraseTrie.Text {
  private final WordMemo memo;
  private long[] hashes;
  private boolean[] joins;
  private int size;

  private HashedWords(WordMemo memo, int expected) {
    this.memo = memo;
    this.hashes = new long[Math.max(8, expected)];
    this.joins = new boolean[hashes.length];
  }

  /** Returns the words of {@code text}, which may be ill-formed. */
  static HashedWords read(String text, WordMemo memo) {
    HashedWords words = new HashedWords(memo, WordScanner.expected(text));
    WordScanner.scan(text, words);
    return words;
  }

  @Override
  public void accept(String text, int start, int end, int place) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
      joins = Arrays.copyOf(joins, size * 2);
    }
    hashes[size] = memo.singular(text, start, end);
    joins[size++] = (place & Words.BREAK) == 0;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long hash(int word) {
    return hashes[word];
  }

  @Override
  public boolean joins(int word) {
    return word > 0 && word < size && joins[word];
  }
}
