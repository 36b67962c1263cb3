package dev.ragged.backend.hnsw;

import com.github.jelmerk.hnswlib.core.Item;

/**
 * A vector as hnswlib sees it: item and vector in one object, in the {@link VectorForm} in which
 * its graph compares it. Immutable.
 */
abstract class GraphVector implements Item<Integer, GraphVector> {
  private static final long serialVersionUID = 1L;

  private final Integer ordinal;

  GraphVector(int ordinal) {
    this.ordinal = ordinal;
  }

  /**
   * Returns how far {@code other}, which has the same form, is: smaller is closer, and nothing else
   * is promised.
   */
  abstract float distance(GraphVector other);

  @Override
  public final Integer id() {
    return ordinal;
  }

  @Override
  public final GraphVector vector() {
    return this;
  }
}
