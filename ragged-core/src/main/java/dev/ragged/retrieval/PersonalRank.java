package dev.ragged.retrieval;

import java.util.List;

/**
 * Where a hit would be without personal ranking, and why it is where it is. Immutable.
 *
 * @param baseRank place among the candidates by closeness to the question alone, from 1
 * @param baseScore score by closeness to the question alone, in [0, 1]
 * @param reasons what moved it, a sentence each, weightiest first; empty if nothing did
 */
public record PersonalRank(int baseRank, double baseScore, List<String> reasons) {
  public PersonalRank {
    reasons = List.copyOf(reasons);
  }
}
