package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.segment.Segment;
import dev.ragged.index.OrdinalSet;
import org.jspecify.annotations.Nullable;

/**
 * What queries with one and the same filter may find in one state of the index. Immutable.
 *
 * <p>Working it out costs a pass over all ordinals, as much as many a search, so it is kept for the
 * next query (see {@link #of}).
 */
final class Selected {
  private final IndexView view;
  private final OrdinalSet allowed;
  private final OrdinalSet ordinals;
  private final int[] counts;

  private Selected(IndexView view, OrdinalSet allowed) {
    this.view = view;
    this.allowed = allowed;
    this.ordinals = view.present().and(allowed);
    this.counts = new int[view.segments().size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = count(view.segments().get(i));
    }
  }

  /** Returns {@code last} if it is about the same state and set, else a new one. */
  @SuppressWarnings(
      "ReferenceEquality") // comparing the sets would cost as much as intersecting them
  static Selected of(@Nullable Selected last, IndexView view, OrdinalSet allowed) {
    return last != null && last.view == view && last.allowed == allowed
        ? last
        : new Selected(view, allowed);
  }

  private int count(Segment segment) {
    int count = 0;
    for (int node = 0; node < segment.size(); node++) {
      count += ordinals.contains(segment.ordinal(node)) ? 1 : 0;
    }
    return count;
  }

  IndexView view() {
    return view;
  }

  /** Returns the ordinals that may be found. */
  OrdinalSet ordinals() {
    return ordinals;
  }

  /** Returns how many ordinals may be found. */
  int size() {
    return ordinals.size();
  }

  /** Returns how many nodes of the segment with this number may be found. */
  int count(int segment) {
    return counts[segment];
  }

  boolean contains(int ordinal) {
    return ordinals.contains(ordinal);
  }

  /** Returns the ordinals of the segment with this number that may be found, ascending. */
  int[] ordinals(int number) {
    Segment segment = view.segments().get(number);
    int[] found = new int[counts[number]];
    int count = 0;
    for (int node = 0; node < segment.size() && count < found.length; node++) {
      int ordinal = segment.ordinal(node);
      if (ordinals.contains(ordinal)) {
        found[count++] = ordinal;
      }
    }
    return found;
  }
}
