package dev.ragged.retrieval;

import dev.ragged.spi.ChunkId;
import java.util.Comparator;
import java.util.List;

/**
 * A chunk on its way to become a hit.
 *
 * @param chunk which chunk
 * @param score sum of the parts' contributions
 * @param parts what proposed it
 */
record Ranked(ChunkId chunk, double score, List<ScorePart> parts) {
  /** Best first; ties in an order that does not depend on how candidates were found. */
  static final Comparator<Ranked> ORDER =
      Comparator.comparingDouble(Ranked::score)
          .reversed()
          .thenComparing(ranked -> ranked.chunk.document().id())
          .thenComparingInt(ranked -> ranked.chunk.position())
          .thenComparing(ranked -> ranked.chunk.toString());
}
