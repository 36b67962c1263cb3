package dev.ragged.retrieval;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to one search. Immutable.
 *
 * @param hits the best passages, best first, ties by chunk id
 * @param generation the state of the store that was searched
 * @param costs what it took
 * @param explanation how the hits were found, a sentence each; empty unless asked for
 * @param personal what the asking persona's memory had to do with it; empty unless a persona asked
 *     a store that has a memory
 */
public record SearchResult(
    List<Hit> hits,
    long generation,
    SearchCosts costs,
    List<String> explanation,
    Optional<PersonalReport> personal) {
  public SearchResult {
    hits = List.copyOf(hits);
    Objects.requireNonNull(costs, "costs");
    explanation = List.copyOf(explanation);
    Objects.requireNonNull(personal, "personal");
  }

  /** Returns this result with what a memory had to do with it. */
  public SearchResult withPersonal(PersonalReport report) {
    return new SearchResult(hits, generation, costs, explanation, Optional.of(report));
  }

  /**
   * Returns whether the request's budget ended the search early, so that hits may be missing, not
   * the best, or alike though they should differ.
   */
  public boolean truncated() {
    return costs.truncated();
  }
}
