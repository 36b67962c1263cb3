package dev.ragged.retrieval;

import java.time.Duration;
import java.util.Objects;

/**
 * What a search cost. Of a batch that was embedded and looked up at once, each answer bears an
 * equal share of the time. Immutable.
 *
 * @param matching chunks that scope and filter left to choose from
 * @param candidates chunks that were proposed
 * @param distances vector comparisons
 * @param recomputed vectors that had to be embedded anew, also those by which hits that differ were
 *     chosen
 * @param truncated whether the request's budget ended the search for vectors early, so that hits
 *     may be missing, not the best, or alike though they should differ
 * @param embed time to embed the question
 * @param retrieve time to find candidates
 * @param rank time to merge, diversify and read them
 */
public record SearchCosts(
    long matching,
    int candidates,
    long distances,
    long recomputed,
    boolean truncated,
    Duration embed,
    Duration retrieve,
    Duration rank) {
  public SearchCosts {
    Objects.requireNonNull(embed, "embed");
    Objects.requireNonNull(retrieve, "retrieve");
    Objects.requireNonNull(rank, "rank");
  }
}
