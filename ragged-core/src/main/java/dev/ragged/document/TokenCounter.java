package dev.ragged.document;

/**
 * Counts the tokens that a model would see in a text; the unit of chunk sizes. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface TokenCounter {
  /** Returns the number of tokens in {@code text}, 0 for blank text, special tokens not counted. */
  int count(CharSequence text);
}
