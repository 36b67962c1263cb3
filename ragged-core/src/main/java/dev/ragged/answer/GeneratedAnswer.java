package dev.ragged.answer;

import dev.ragged.retrieval.SearchResult;
import java.util.List;
import java.util.Objects;

/**
 * An answer in words, and where they are from. Immutable.
 *
 * @param generator name of what wrote it
 * @param text the answer: all pieces that the listener got, one after the other; empty if nothing
 *     was found
 * @param citations where its statements are from, in the order of their marks
 * @param complete whether it is whole; false if it was cancelled, or ended at {@value #MAX_LENGTH}
 *     characters
 * @param result what it was written from: citation <i>n</i> is hit <i>n</i>, counted from 1
 * @param costs what it took
 */
public record GeneratedAnswer(
    String generator,
    String text,
    List<Citation> citations,
    boolean complete,
    SearchResult result,
    AnswerCosts costs) {
  /** Longest answer, in {@code char}s; a piece that would exceed it is dropped and ends it. */
  public static final int MAX_LENGTH = 1_048_576;

  public GeneratedAnswer {
    Objects.requireNonNull(generator, "generator");
    Objects.requireNonNull(text, "text");
    citations = List.copyOf(citations);
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(costs, "costs");
  }

  /**
   * Returns whether there is no answer. If it is also {@link #complete}, no passage was found, or
   * the generator found nothing in them.
   */
  public boolean isEmpty() {
    return text.isEmpty();
  }
}
