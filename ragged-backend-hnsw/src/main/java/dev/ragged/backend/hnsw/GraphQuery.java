package dev.ragged.backend.hnsw;

/**
 * A query as hnswlib sees it, which counts its comparisons: hnswlib hands the query, and nothing
 * else of the search, to the distance function. One thread at a time.
 */
final class GraphQuery extends GraphVector {
  private static final long serialVersionUID = 1L;

  private static final int NO_ORDINAL = -1;

  private long distances;

  GraphQuery(float[] prepared) {
    super(NO_ORDINAL, prepared);
  }

  void countDistance() {
    distances++;
  }

  /** Returns how many vectors were compared with this query so far. */
  long distances() {
    return distances;
  }
}
