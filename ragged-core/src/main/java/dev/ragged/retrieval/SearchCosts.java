package dev.ragged.retrieval;

import dev.ragged.cache.CacheSource;
import java.time.Duration;
import java.util.Objects;

/**
 * What a search cost. Of a batch that was embedded and looked up at once, each answer bears an
 * equal share of the time. Immutable.
 *
 * @param source whether the candidates were kept from an earlier search, and where; if so, nothing
 *     was compared or embedded
 * @param matching chunks that scope and filter left to choose from
 * @param candidates chunks that were proposed
 * @param distances vector comparisons
 * @param recomputed vectors that had to be embedded anew, also those by which hits that differ were
 *     chosen
 * @param truncated whether the request's budget ended the search for vectors early, so that hits
 *     may be missing, not the best, or alike though they should differ
 * @param embed time to embed the question
 * @param retrieve time to find candidates and read them, or to look them up
 * @param rank time to order them and make hits of them
 */
public record SearchCosts(
    CacheSource source,
    long matching,
    int candidates,
    long distances,
    long recomputed,
    boolean truncated,
    Duration embed,
    Duration retrieve,
    Duration rank) {
  public SearchCosts {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(embed, "embed");
    Objects.requireNonNull(retrieve, "retrieve");
    Objects.requireNonNull(rank, "rank");
  }
}
