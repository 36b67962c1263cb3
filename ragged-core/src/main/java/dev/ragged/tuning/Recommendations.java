package dev.ragged.tuning;

import java.util.List;
import java.util.Objects;

/**
 * What the use of a store since it opened speaks for. Immutable.
 *
 * @param use how it was used in the last minutes
 * @param searchesPerMinute searches of these minutes, batches counted by their questions
 * @param documentsPerMinute documents that ingests stored in these minutes
 * @param searches searches since the store opened
 * @param repeats share of them that were asked before, in [0, 1]
 * @param probe what exact repetition has shown
 * @param proposals what should be changed; empty if nothing observed speaks for a change
 */
public record Recommendations(
    Use use,
    double searchesPerMinute,
    double documentsPerMinute,
    long searches,
    double repeats,
    ProbeFigures probe,
    List<Proposal> proposals) {
  public Recommendations {
    Objects.requireNonNull(use, "use");
    Objects.requireNonNull(probe, "probe");
    proposals = List.copyOf(proposals);
  }
}
