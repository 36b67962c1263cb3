package dev.ragged.bench.corpus;

import java.util.Map;

/**
 * A question and the documents that answer it. Immutable.
 *
 * @param text the question
 * @param relevant ids of the documents that answer it, each with a gain above 0; empty if nobody
 *     judged it
 */
public record JudgedQuestion(String text, Map<String, Integer> relevant) {
  /** Creates a question. */
  public JudgedQuestion {
    relevant = Map.copyOf(relevant);
  }
}
