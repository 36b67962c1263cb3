package dev.ragged.tuning;

import java.time.Duration;
import java.util.Objects;

/**
 * What searches with one effort found and cost. Immutable.
 *
 * @param candidates the effort; 0 as the backend is configured
 * @param questions how many questions were asked
 * @param recall mean share of the ten nearest that were found, in [0, 1]
 * @param worstRecall mean of the worst 5 % of questions, at least of one
 * @param p50 median time of the vector search alone
 * @param p95 time that 95 % of the searches did not exceed
 * @param distances mean number of vector comparisons
 * @param recomputed mean number of vectors that had to be embedded anew
 */
public record EffortFigures(
    int candidates,
    int questions,
    double recall,
    double worstRecall,
    Duration p50,
    Duration p95,
    double distances,
    double recomputed) {
  public EffortFigures {
    Objects.requireNonNull(p50, "p50");
    Objects.requireNonNull(p95, "p95");
  }

  /**
   * Returns what a search costs as far as it does not depend on the machine: recomputed vectors
   * where there are any, which are dearer than all else; comparisons where not.
   */
  double work() {
    return recomputed > 0 ? recomputed : distances;
  }
}
