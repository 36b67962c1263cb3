package dev.ragged.tuning;

import dev.ragged.spi.Candidate;
import dev.ragged.spi.Candidates;
import dev.ragged.spi.ChunkId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what a search found with what is nearest. */
final class Recall {
  /** Nearest chunks that count: as many as a search returns unless said otherwise. */
  static final int DEPTH = 10;

  private Recall() {}

  /**
   * Returns the share of {@code exact} that is in {@code found}, in [0, 1]. One that is as close as
   * the last of the exact ones counts, too: which of equals comes first is chance.
   */
  static double of(Candidates found, Candidates exact) {
    List<Candidate> nearest = exact.list();
    if (nearest.isEmpty()) {
      return 1;
    }
    Set<ChunkId> ids = nearest.stream().map(Candidate::chunk).collect(Collectors.toSet());
    double last = nearest.get(nearest.size() - 1).score();
    long hits =
        found.list().stream()
            .filter(one -> ids.contains(one.chunk()) || one.score() == last)
            .count();
    return Math.min(1, (double) hits / nearest.size());
  }
}
