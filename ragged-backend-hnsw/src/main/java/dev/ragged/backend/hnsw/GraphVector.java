package dev.ragged.backend.hnsw;

import com.github.jelmerk.hnswlib.core.Item;
import dev.ragged.index.Similarity;

/**
 * A vector as hnswlib sees it: item and vector in one object, in the form in which the graph
 * compares it. Immutable.
 */
abstract class GraphVector implements Item<Integer, GraphVector> {
  private static final long serialVersionUID = 1L;

  private final Integer ordinal;

  GraphVector(int ordinal) {
    this.ordinal = ordinal;
  }

  /** Takes a row of the vector table without copying it; it must never be written to again. */
  static GraphVector of(int ordinal, float[] row, Similarity similarity) {
    return switch (similarity) {
      case COSINE -> new CosineVector(ordinal, row);
      case EUCLIDEAN -> new EuclideanVector(ordinal, row);
    };
  }

  /** Returns how far {@code other} is: smaller is closer, and nothing else is promised. */
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
