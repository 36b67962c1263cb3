package dev.ragged.memory.store;

import java.util.List;

/**
 * The aggregate of one topic while it is being counted. One thread at a time.
 *
 * <p>First, last and gaps are those of the questions that spoke of it, once there is one; until
 * then those of what was found.
 */
final class TopicState {
  private static final double MILLIS_PER_DAY = 86_400_000.0;

  final long number;
  final byte[] key;
  final byte[] name;
  long asked;
  long found;
  long first;
  long last;
  double gapSquares;
  long documents;

  /** Whether a sighting came out of order, so that the gaps must be counted from all of them. */
  boolean disordered;

  TopicState(long number, byte[] key, byte[] name) {
    this.number = number;
    this.key = key;
    this.name = name;
  }

  /** Counts a sighting. */
  void see(boolean inQuestion, long at) {
    if (inQuestion) {
      if (asked == 0) {
        first = at;
        last = at;
        gapSquares = 0;
      } else {
        stretch(at);
      }
      asked++;
    } else {
      if (asked == 0) {
        first = found == 0 ? at : Math.min(first, at);
        last = found == 0 ? at : Math.max(last, at);
      }
      found++;
    }
  }

  private void stretch(long at) {
    if (at < last) {
      disordered = true;
    }
    double gap = (at - last) / MILLIS_PER_DAY;
    gapSquares += gap * gap;
    first = Math.min(first, at);
    last = Math.max(last, at);
  }

  /** Returns all that was counted, to be compared. */
  List<Object> counts() {
    return List.of(asked, found, first, last, gapSquares, documents);
  }

  boolean isGone() {
    return asked == 0 && found == 0;
  }
}
