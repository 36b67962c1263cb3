package dev.ragged.backend.leann.search;

/**
 * The constants by which searches are planned: measured, see docs/benchmarks/leann.md. Immutable.
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
  /** What was measured. */
  public static final SearchPolicy MEASURED = new SearchPolicy(64, 128, 16, 16, 16);
}
