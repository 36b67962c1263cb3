package dev.ragged.backend.leann.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The rows that searches of a batch were given so far: what one of them wants later than another
 * need not be fetched again, even if no cache has kept it. One thread at a time.
 */
final class BatchRows {
  private final Map<Integer, float[]> rows = new HashMap<>();
  private final long mostBytes;
  private long bytes;

  /**
   * @param mostBytes how many bytes of rows may be kept from one round to the next
   */
  BatchRows(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Returns those of {@code wanted} that are not here, each once, in that order. */
  int[] missing(IntStream wanted) {
    return wanted.filter(ordinal -> !rows.containsKey(ordinal)).distinct().toArray();
  }

  /** Keeps the rows of {@code ordinals}, at least until the next call of {@link #endRound}. */
  void put(int[] ordinals, float[][] fetched) {
    for (int i = 0; i < ordinals.length; i++) {
      rows.put(ordinals[i], fetched[i]);
      bytes += (long) Float.BYTES * fetched[i].length;
    }
  }

  /** Returns the rows of {@code wanted}, all of which are here. */
  float[][] of(int[] wanted) {
    return Arrays.stream(wanted).mapToObj(rows::get).toArray(float[][]::new);
  }

  /** Forgets all rows if they are too many to be kept. */
  void endRound() {
    if (bytes > mostBytes) {
      rows.clear();
      bytes = 0;
    }
  }
}
