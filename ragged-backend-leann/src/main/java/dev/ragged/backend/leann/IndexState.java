package dev.ragged.backend.leann;

import dev.ragged.backend.leann.search.IndexView;
import dev.ragged.backend.leann.segment.Segment;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the index consists of, from moment to moment.
 *
 * <p>Concurrency: searches read {@link #view}, which is replaced whole. The writer and the
 * compaction, which replaces segments behind its back, take turns by the lock.
 */
final class IndexState {
  private final int dimension;
  private final Similarity similarity;
  private volatile IndexView view;

  IndexState(int dimension, Similarity similarity, List<Segment> segments, OrdinalSet present) {
    this.dimension = dimension;
    this.similarity = similarity;
    this.view = new IndexView(segments, newDelta(), present);
  }

  IndexView view() {
    return view;
  }

  private VectorTable newDelta() {
    return new VectorTable(dimension, similarity);
  }

  /** Adds vectors to the delta, but for those that are present. */
  synchronized void add(int[] ordinals, float[][] vectors) {
    requireOneVectorEach(ordinals, vectors);
    int[] fresh =
        IntStream.range(0, ordinals.length)
            .filter(i -> ordinals[i] < 0 || !view.present().contains(ordinals[i]))
            .toArray();
    view.delta()
        .add(
            Arrays.stream(fresh).map(i -> ordinals[i]).toArray(),
            Arrays.stream(fresh).mapToObj(i -> vectors[i]).toArray(float[][]::new));
    OrdinalSet present = view.present().or(view.delta().ordinals());
    if (present.size() > view.present().size()) {
      view = new IndexView(view.segments(), view.delta(), present);
    }
  }

  private static void requireOneVectorEach(int[] ordinals, float[][] vectors) {
    if (ordinals.length != vectors.length) {
      throw new IllegalArgumentException(
          "there must be one vector per ordinal: ordinals="
              + ordinals.length
              + ", vectors="
              + vectors.length);
    }
  }

  /** Removes ordinals; their nodes stay in the segments. */
  synchronized void remove(OrdinalSet gone) {
    view.delta().remove(gone.stream().toArray());
    view = new IndexView(view.segments(), view.delta(), view.present().andNot(gone));
  }

  /** Puts {@code segment} in the place of the delta that it was made from. */
  synchronized void seal(Segment segment) {
    List<Segment> segments = new ArrayList<>(view.segments());
    segments.add(segment);
    view = new IndexView(segments, newDelta(), view.present());
  }

  /**
   * Puts {@code merged} in the place of {@code parts}, which must all be here; nothing if it is
   * empty.
   */
  synchronized void replace(List<Segment> parts, List<Segment> merged) {
    List<Segment> segments = new ArrayList<>();
    for (Segment segment : view.segments()) {
      if (segment == parts.get(0)) {
        segments.addAll(merged);
      } else if (!parts.contains(segment)) {
        segments.add(segment);
      }
    }
    view = new IndexView(segments, view.delta(), view.present());
  }
}
