package dev.ragged.retrieval;

import dev.ragged.spi.Candidate;
import dev.ragged.spi.ChunkId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges the candidates of several signals.
 *
 * <p>One signal keeps its own scores. Several are merged by reciprocal rank fusion (Cormack, Clarke
 * and Buettcher 2009): a chunk at rank <i>r</i> of a signal gets 1 / (60 + <i>r</i>) from it. The
 * sum is divided by the largest that is possible, so that 1 means first everywhere.
 */
final class RankFusion {
  private static final int RRF_CONSTANT = 60;

  private RankFusion() {}

  /** Returns every candidate once, best first. */
  static List<Ranked> fuse(List<Signal> signals) {
    Map<ChunkId, List<ScorePart>> parts = new LinkedHashMap<>();
    for (Signal signal : signals) {
      int rank = 0;
      for (Candidate candidate : signal.candidates().list()) {
        rank++;
        double contribution =
            signals.size() == 1
                ? candidate.score()
                : (RRF_CONSTANT + 1.0) / (RRF_CONSTANT + rank) / signals.size();
        parts
            .computeIfAbsent(candidate.chunk(), chunk -> new ArrayList<>(signals.size()))
            .add(new ScorePart(signal.name(), rank, candidate.score(), contribution));
      }
    }
    List<Ranked> ranked = new ArrayList<>(parts.size());
    parts.forEach(
        (chunk, ofChunk) ->
            ranked.add(
                new Ranked(
                    chunk, ofChunk.stream().mapToDouble(ScorePart::contribution).sum(), ofChunk)));
    ranked.sort(Ranked.ORDER);
    return ranked;
  }
}
