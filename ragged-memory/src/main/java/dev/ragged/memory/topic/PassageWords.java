package dev.ragged.memory.topic;

import dev.ragged.cache.CacheStatistics;
import dev.ragged.cache.TwoLevelCache;

/**
 * Reads the words of passages, and keeps them in the heap: the best passages of one question are
 * often among those of the next. What is kept is a function of the text alone, so it cannot be old.
 * Thread-safe.
 */
public final class PassageWords {
  private static final String NAME = "passages";

  /** Heap of an entry beside its text and words. */
  private static final int BYTES_PER_PASSAGE = 300;

  private final WordMemo memo = new WordMemo();
  private final TwoLevelCache<String, HashedWords> kept;

  /** Creates a reader that keeps at most {@code heapBytes} bytes; 0 keeps nothing. */
  public PassageWords(long heapBytes) {
    this.kept =
        TwoLevelCache.builder(NAME)
            .heapBytes(heapBytes)
            .buildInHeap(
                (String text, HashedWords words) ->
                    BYTES_PER_PASSAGE + bytes(text) + words.bytes());
  }

  /** A text whose characters are all in Latin-1 takes a byte for each. */
  private static int bytes(String text) {
    int length = Math.min(text.length(), Integer.MAX_VALUE / 8);
    return text.chars().allMatch(c -> c <= 0xff) ? length : 2 * length;
  }

  /**
   * Begins the reading of passages for one search. Call it before they are looked for: of a passage
   * that is deleted meanwhile, nothing is kept.
   */
  public Reading begin() {
    return new Reading(kept.mark());
  }

  /** Drops all that is kept. */
  public void forget() {
    kept.clear();
    memo.forget();
  }

  /** Returns what the cache of words did. */
  public CacheStatistics statistics() {
    return kept.statistics();
  }

  /** Reads the words of the passages of one search. Thread-safe. */
  public final class Reading {
    private final long mark;

    private Reading(long mark) {
      this.mark = mark;
    }

    PhraseTrie.Text words(String text) {
      var found = kept.find(text);
      if (found.isPresent()) {
        return found.get().value();
      }
      HashedWords words = HashedWords.read(text, memo);
      kept.put(text, words, mark);
      return words;
    }
  }
}
