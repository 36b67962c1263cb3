package dev.ragged.backend.leann.segment;

import dev.ragged.backend.leann.recompute.Canary;
import dev.ragged.index.OrdinalSet;
import java.util.List;

/**
 * What a checkpoint saves. Immutable.
 *
 * @param segments oldest first; no ordinal is in two
 * @param present the ordinals that were not removed, all of them in a segment
 * @param canary vectors that show whether the embedder is still the same
 */
public record SavedSegments(List<Segment> segments, OrdinalSet present, Canary canary) {
  public SavedSegments {
    segments = List.copyOf(segments);
  }
}
