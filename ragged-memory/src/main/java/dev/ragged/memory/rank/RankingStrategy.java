package dev.ragged.memory.rank;

import java.util.List;

/**
 * Puts the candidates of a search in the order of one persona. Applications may bring their own.
 * Thread-safe.
 */
@FunctionalInterface
public interface RankingStrategy {
  /** Candidates fetched per one that is returned, unless a strategy says otherwise. */
  double DEFAULT_RETRIEVE_MULTIPLIER = 2;

  /**
   * Returns the best {@code k} candidates, or all if there are fewer: highest score first, equal
   * scores in base order. A persona of which nothing is known gets base order and base scores.
   *
   * @param inBaseOrder best first, by base score; a result made diverse must be made so afterwards
   * @param k at least 1
   * @throws IllegalArgumentException if {@code k} is less than 1, or a base score is higher than
   *     the one before it
   */
  List<RankedCandidate> rank(List<RankingCandidate> inBaseOrder, RankingContext context, int k);

  /**
   * Returns how many candidates to fetch for an answer of {@code k}: with no more than {@code k},
   * ranking could only reorder them. Fewer may exist.
   */
  default int fetch(int k) {
    return (int) Math.ceil(k * DEFAULT_RETRIEVE_MULTIPLIER);
  }
}
