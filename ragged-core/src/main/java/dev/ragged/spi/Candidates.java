package dev.ragged.spi;

import java.util.List;
import java.util.Objects;

/**
 * What one way of searching proposes, and what it did for it. Immutable.
 *
 * @param list the candidates, best first, no chunk twice
 * @param matching how many chunks were in the selection
 * @param distances number of vector comparisons
 * @param recomputed number of vectors that had to be embedded anew
 * @param truncated whether the budget ended the search early, so that candidates may be missing or
 *     not the best
 * @param plan one sentence for people: how the candidates were found and why so
 */
public record Candidates(
    List<Candidate> list,
    long matching,
    long distances,
    long recomputed,
    boolean truncated,
    String plan) {
  public Candidates {
    list = List.copyOf(list);
    Objects.requireNonNull(plan, "plan");
  }

  /** Makes what was found without comparing vectors. */
  public Candidates(List<Candidate> list, long matching, String plan) {
    this(list, matching, 0, 0, false, plan);
  }
}
