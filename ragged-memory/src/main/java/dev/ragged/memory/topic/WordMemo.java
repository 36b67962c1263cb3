package dev.ragged.memory.topic;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Remembers what words of texts fold to, as hashes: most words of a passage were in others before.
 * Holds a few thousand words in 64 KiB, which stay in the cache of a core, where the words
 * themselves would not. Thread-safe, without locks.
 */
final class WordMemo {
  private static final int SLOTS = 1 << 12;
  private static final long MIX = 0x9e3779b97f4a7c15L;

  // Two values per slot: the hash of a spelling, and that of its singular. The first is kept
  // combined with the second, so that a reader between two writers finds no spelling, rather than
  // the singular of another one.
  private final AtomicLongArray slots = new AtomicLongArray(2 * SLOTS);

  /** Creates an empty memo. */
  WordMemo() {}

  /** Returns the {@link #hash} of the singular of the word at {@code [start, end)}. */
  long singular(String text, int start, int end) {
    long spelling = hash(text, start, end);
    int slot = 2 * (int) (spelling & (SLOTS - 1));
    long singular = slots.getOpaque(slot + 1);
    if ((slots.getOpaque(slot) ^ singular) == spelling) {
      return singular;
    }
    singular = hash(Plurals.singular(WordForm.of(text, start, end).folded()));
    slots.setOpaque(slot, spelling ^ singular);
    slots.setOpaque(slot + 1, singular);
    return singular;
  }

  /** Forgets all words. */
  void forget() {
    for (int slot = 0; slot < slots.length(); slot++) {
      slots.setOpaque(slot, 0);
    }
  }

  /** Returns the hash of a word, never 0; of a million words hardly two have the same one. */
  static long hash(String word) {
    return hash(word, 0, word.length());
  }

  private static long hash(String text, int start, int end) {
    long hash = 1;
    for (int i = start; i < end; i++) {
      hash = (hash ^ text.charAt(i)) * MIX;
    }
    // The high bits depend on all characters, the low ones on few.
    hash ^= hash >>> 32;
    return hash == 0 ? 1 : hash;
  }
}
