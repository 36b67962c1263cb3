package dev.ragged.backend.leann.search;

/**
 * The constants by which searches are planned. Immutable.
 *
 * @param candidates how many candidates a walk keeps at a balanced effort
 * @param reranked how many vectors a scan of codes may recompute at a balanced effort, unless more
 *     neighbors are wanted
 * @param rowsPerCandidate rows that a scan compares in the time in which a walk over kept vectors
 *     handles one candidate
 * @param vectorsPerCandidate vectors that a walk over recomputed vectors asks for per candidate
 * @param beam least number of vectors that a walk over recomputed ones asks for at once
 */
public record SearchPolicy(
    int candidates, int reranked, int rowsPerCandidate, int vectorsPerCandidate, int beam) {
  /**
   * Recall and recomputations with 128 reranked, and rows per candidate, are in
   * docs/benchmarks/leann.md. A walk over recomputed vectors asks for 6 to 8 of them per candidate;
   * that it must save half before it takes the place of an exact search is a choice.
   */
  public static final SearchPolicy DEFAULT = new SearchPolicy(64, 128, 16, 16, 16);
}
