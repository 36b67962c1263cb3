package dev.ragged.memory.topic;

import java.util.Arrays;

/** The words of one text, each as the hash of its singular. Immutable. */
final class HashedWords implements PhraseTrie.Text {
  private final long[] hashes;

  /** A bit for each word that stands beside the one before it. */
  private final long[] joins;

  private HashedWords(long[] hashes, long[] joins) {
    this.hashes = hashes;
    this.joins = joins;
  }

  /** Returns the words of {@code text}, which may be ill-formed. */
  static HashedWords read(String text, WordMemo memo) {
    Reader reader = new Reader(memo, WordScanner.expected(text));
    WordScanner.scan(text, reader);
    return new HashedWords(
        Arrays.copyOf(reader.hashes, reader.size),
        Arrays.copyOf(reader.joins, (reader.size + Long.SIZE - 1) / Long.SIZE));
  }

  @Override
  public int size() {
    return hashes.length;
  }

  @Override
  public long hash(int word) {
    return hashes[word];
  }

  @Override
  public boolean joins(int word) {
    return word > 0 && word < hashes.length && (joins[word / Long.SIZE] >>> word & 1) != 0;
  }

  /** Returns about how many bytes of heap this takes. */
  int bytes() {
    return 64 + Long.BYTES * (hashes.length + joins.length);
  }

  private static final class Reader implements WordSink {
    private final WordMemo memo;
    private long[] hashes;
    private long[] joins;
    private int size;

    Reader(WordMemo memo, int expected) {
      this.memo = memo;
      this.hashes = new long[Math.max(8, expected)];
      this.joins = new long[hashes.length / Long.SIZE + 1];
    }

    @Override
    public void accept(String text, int start, int end, int place) {
      if (size == hashes.length) {
        hashes = Arrays.copyOf(hashes, size * 2);
        joins = Arrays.copyOf(joins, hashes.length / Long.SIZE + 1);
      }
      if ((place & Words.BREAK) == 0) {
        joins[size / Long.SIZE] |= 1L << size;
      }
      hashes[size++] = memo.singular(text, start, end);
    }
  }
}
