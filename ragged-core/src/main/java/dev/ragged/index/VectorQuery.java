package dev.ragged.index;

import java.util.Objects;

/** One question to a vector index. Immutable; the vector is copied in and out. */
public final class VectorQuery {
  private final float[] vector;
  private final int k;
  private final OrdinalSet allowed;
  private final Effort effort;

  private VectorQuery(float[] vector, int k, OrdinalSet allowed, Effort effort) {
    this.vector = vector;
    this.k = k;
    this.allowed = allowed;
    this.effort = effort;
  }

  /**
   * Returns a query.
   *
   * @param vector what to be close to; copied
   * @param k how many neighbors are wanted, at least 1
   * @param allowed the ordinals that may be returned
   * @param effort how hard to try
   * @throws IllegalArgumentException if {@code k} is below 1 or a component is not finite
   */
  public static VectorQuery of(float[] vector, int k, OrdinalSet allowed, Effort effort) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1: k=" + k);
    }
    float[] copy = vector.clone();
    Vectors.requireFinite(copy, "query vector");
    return new VectorQuery(
        copy,
        k,
        Objects.requireNonNull(allowed, "allowed"),
        Objects.requireNonNull(effort, "effort"));
  }

  /** Returns a copy of the query vector. */
  public float[] vector() {
    return vector.clone();
  }

  /** Returns how many neighbors are wanted, at least 1. */
  public int k() {
    return k;
  }

  /** Returns the ordinals that may be returned. */
  public OrdinalSet allowed() {
    return allowed;
  }

  /** Returns how hard to try. */
  public Effort effort() {
    return effort;
  }
}
