package dev.ragged.retrieval;

import dev.ragged.spi.ChunkId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A chunk on its way to become a hit.
 *
 * @param chunk which chunk
 * @param score sum of the parts' contributions
 * @param parts what proposed it
 * @param personal where it would be without personal ranking, once it was ranked so
 */
record Ranked(ChunkId chunk, double score, List<ScorePart> parts, Optional<PersonalRank> personal) {
  /** Best first; ties in an order that does not depend on how candidates were found. */
  static final Comparator<Ranked> ORDER =
      Comparator.comparingDouble(Ranked::score)
          .reversed()
          .thenComparing(ranked -> ranked.chunk.document().id())
          .thenComparingInt(ranked -> ranked.chunk.position())
          .thenComparing(ranked -> ranked.chunk.toString());

  Ranked(ChunkId chunk, double score, List<ScorePart> parts) {
    this(chunk, score, parts, Optional.empty());
  }
}
