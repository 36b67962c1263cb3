package dev.ragged.backend.leann;

import dev.ragged.backend.leann.search.IndexView;
import dev.ragged.backend.leann.segment.Segment;
import dev.ragged.backend.leann.segment.SegmentMerger;
import dev.ragged.index.OrdinalSet;
import java.util.List;

/**
 * Which segments are merged next. Immutable.
 *
 * <p>Neighbors become one as soon as the newer ones together are at least half as large as the one
 * before them, the newest first. So each is more than twice as large as the next: there are at most
 * about log2(n) segments, and a vector is moved about as often. Removals make old segments small,
 * too, so all are looked at.
 *
 * @param deadShare share of a segment's nodes, in (0, 1], that may be removed ones before it is
 *     written anew
 * @param graphFrom nodes from which on a segment that keeps rows has a graph
 */
record CompactionPolicy(double deadShare, int graphFrom) {
  /** Returns the segments to be made one, neighbors in the list, or none. */
  List<Segment> next(IndexView view) {
    List<Segment> segments = view.segments();
    int[] living = segments.stream().mapToInt(s -> living(s, view.present())).toArray();
    for (int last = segments.size() - 1; last > 0; last--) {
      int first = first(segments, living, last);
      if (first < last) {
        return segments.subList(first, last + 1);
      }
    }
    for (int i = 0; i < segments.size(); i++) {
      if (isDue(segments.get(i), living[i])) {
        return List.of(segments.get(i));
      }
    }
    return List.of();
  }

  /** Returns the oldest segment that is to be merged with those up to {@code last}. */
  private static int first(List<Segment> segments, int[] living, int last) {
    int first = last;
    long newest = living[last];
    while (first > 0
        && living[first - 1] <= 2 * newest
        && SegmentMerger.canMerge(segments.get(first - 1), segments.get(first))) {
      newest += living[--first];
    }
    return first;
  }

  private boolean isDue(Segment segment, int living) {
    boolean tooManyDead = segment.size() - living > deadShare * segment.size();
    boolean lacksGraph =
        segment.rows() != null && segment.graph() == null && segment.size() >= graphFrom;
    return tooManyDead || lacksGraph;
  }

  private static int living(Segment segment, OrdinalSet present) {
    int living = 0;
    for (int node = 0; node < segment.size(); node++) {
      living += present.contains(segment.ordinal(node)) ? 1 : 0;
    }
    return living;
  }
}
