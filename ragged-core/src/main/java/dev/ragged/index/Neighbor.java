package dev.ragged.index;

/**
 * One result of a vector search. Immutable.
 *
 * @param ordinal which vector
 * @param score closeness in [0, 1], higher is closer, by the index's {@link Similarity}
 */
public record Neighbor(int ordinal, float score) implements Comparable<Neighbor> {
  /** Orders the closest first, equal scores by ordinal. */
  @Override
  public int compareTo(Neighbor other) {
    int byScore = Float.compare(other.score, score);
    return byScore != 0 ? byScore : Integer.compare(ordinal, other.ordinal);
  }
}
