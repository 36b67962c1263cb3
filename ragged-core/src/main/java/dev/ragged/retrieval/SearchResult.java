package dev.ragged.retrieval;

import java.util.List;
import java.util.Objects;

/**
 * The answer to one search. Immutable.
 *
 * @param hits the best passages, best first, ties by chunk id
 * @param generation the state of the store that was searched
 * @param costs what it took
 * @param explanation how the hits were found, a sentence each; empty unless asked for
 */
public record SearchResult(
    List<Hit> hits, long generation, SearchCosts costs, List<String> explanation) {
  public SearchResult {
    hits = List.copyOf(hits);
    Objects.requireNonNull(costs, "costs");
    explanation = List.copyOf(explanation);
  }

  /**
   * Returns whether the request's budget ended the search early, so that hits may be missing, not
   * the best, or alike though they should differ.
   */
  public boolean truncated() {
    return costs.truncated();
  }
}
