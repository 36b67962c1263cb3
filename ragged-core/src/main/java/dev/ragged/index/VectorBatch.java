package dev.ragged.index;

import java.util.List;

/**
 * Vectors that were asked for, and what it cost to get them. Immutable; the arrays are the
 * receiver's.
 *
 * @param list one vector for each that was asked for, in that order; none if they did not come in
 *     time
 * @param recomputed number of vectors that had to be embedded anew
 * @param truncated whether they did not come in time
 */
public record VectorBatch(List<float[]> list, long recomputed, boolean truncated) {
  public VectorBatch {
    list = List.copyOf(list);
  }
}
