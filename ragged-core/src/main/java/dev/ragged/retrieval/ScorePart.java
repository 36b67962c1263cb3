package dev.ragged.retrieval;

import java.util.Objects;

/**
 * What one way of searching gave a hit. Immutable.
 *
 * @param signal {@code vector} or {@code lexical}; a memory adds signals of its own
 * @param rank place among that signal's candidates, from 1; 0 for a signal that proposes none and
 *     only orders those of others
 * @param score that signal's own score, in [0, 1]: for vector (1 + cosine) / 2, for lexical <i>b /
 *     (1 + b)</i> of the BM25 value <i>b</i>
 * @param contribution what it adds to the hit's score; the contributions of all parts add up to it
 */
public record ScorePart(String signal, int rank, double score, double contribution) {
  public ScorePart {
    Objects.requireNonNull(signal, "signal");
  }
}
