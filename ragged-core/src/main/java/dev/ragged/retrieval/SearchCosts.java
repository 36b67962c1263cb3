package dev.ragged.retrieval;

import java.time.Duration;
import java.util.Objects;

/**
 * What a search cost. Immutable.
 *
 * @param matching chunks that scope and filter left to choose from
 * @param candidates chunks that were proposed
 * @param distances vector comparisons
 * @param recomputed vectors that had to be embedded anew
 * @param embed time to embed the question
 * @param retrieve time to find candidates
 * @param rank time to merge, diversify and read them
 */
public record SearchCosts(
    long matching,
    int candidates,
    long distances,
    long recomputed,
    Duration embed,
    Duration retrieve,
    Duration rank) {
  public SearchCosts {
    Objects.requireNonNull(embed, "embed");
    Objects.requireNonNull(retrieve, "retrieve");
    Objects.requireNonNull(rank, "rank");
  }
}
