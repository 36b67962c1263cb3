package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.segment.Segment;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorTable;
import java.util.List;

/**
 * The index at one moment. Immutable but for the delta, which may gain vectors meanwhile.
 *
 * @param segments the segments, oldest first; no ordinal is in two
 * @param delta vectors that are in no segment yet
 * @param present what was added and not removed, in segments and delta
 */
public record IndexView(List<Segment> segments, VectorTable delta, OrdinalSet present) {
  public IndexView {
    segments = List.copyOf(segments);
  }
}
