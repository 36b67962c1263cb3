package dev.ragged.document;

import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * Counts the tokens that a model would see in a text; the unit of chunk sizes. Implementations are
 * thread-safe and count in time linear in the length.
 *
 * <p>Chunks come out best sized if the parts of a text, cut at blanks, have about as many tokens
 * together as the whole; word-piece tokenizers do. A larger part must not have fewer tokens than a
 * smaller one within it.
 */
public interface TokenCounter {
  /**
   * Returns what tells this counter from others, for example the model's name. Constant; counters
   * of one name count alike, so chunks made with one need not be made anew with the other.
   */
  String name();

  /** Returns the number of tokens in {@code text}, 0 for blank text, special tokens not counted. */
  int count(CharSequence text);

  /** Returns a counter that calls itself {@code name} and counts with {@code count}. */
  static TokenCounter of(String name, ToIntFunction<CharSequence> count) {
    Objects.requireNonNull(count, "count");
    Texts.requireId(name, "token counter name", 10_000);
    return new TokenCounter() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public int count(CharSequence text) {
        return count.applyAsInt(text);
      }

      @Override
      public String toString() {
        return "TokenCounter[" + name + "]";
      }
    };
  }

  /**
   * Returns a counter that needs no model: a run of letters or digits is one token per six
   * characters begun, an ideograph or any other visible character is one. Close to word pieces on
   * English prose, high rather than low elsewhere.
   */
  static TokenCounter approximate() {
    return ApproximateTokenCounter.INSTANCE;
  }
}
