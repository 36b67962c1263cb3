package dev.ragged.backend.hnsw;

/**
 * A query as hnswlib sees it, which counts its comparisons: hnswlib hands the query, and nothing
 * else of the search, to the distance function. One thread at a time.
 */
final class GraphQuery extends GraphVector {
  private static final long serialVersionUID = 1L;

  private static final int NO_ORDINAL = -1;

  private final float[] prepared;
  private final GraphVector vector;
  private long distances;

  GraphQuery(float[] prepared, VectorForm form) {
    super(NO_ORDINAL);
    this.prepared = prepared;
    this.vector = form.vector(NO_ORDINAL, prepared);
  }

  @Override
  float distance(GraphVector other) {
    distances++;
    return vector.distance(other);
  }

  @Override
  public int dimensions() {
    return prepared.length;
  }

  /** Returns the query as the vector table compares it. */
  float[] prepared() {
    return prepared;
  }

  /** Returns how many vectors were compared with this query so far. */
  long distances() {
    return distances;
  }
}
