package dev.ragged.index;

import java.util.Objects;

/** One question to a vector index. Immutable; the vector is copied in and out. */
public final class VectorQuery {
  private final float[] vector;
  private final int k;
  private final OrdinalSet allowed;
  private final Effort effort;
  private final Budget budget;
  private final int exact;

  private VectorQuery(
      float[] vector, int k, OrdinalSet allowed, Effort effort, Budget budget, int exact) {
    this.vector = vector;
    this.k = k;
    this.allowed = allowed;
    this.effort = effort;
    this.budget = budget;
    this.exact = exact;
  }

  /**
   * Returns a query without a limit of what its answer may cost.
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
        Objects.requireNonNull(effort, "effort"),
        Budget.UNLIMITED,
        k);
  }

  /** Returns this query with another limit of what its answer may cost. */
  public VectorQuery withBudget(Budget limit) {
    return new VectorQuery(
        vector, k, allowed, effort, Objects.requireNonNull(limit, "budget"), exact);
  }

  /** Returns this query about other ordinals. */
  public VectorQuery withAllowed(OrdinalSet ordinals) {
    return new VectorQuery(
        vector, k, Objects.requireNonNull(ordinals, "allowed"), effort, budget, exact);
  }

  /**
   * Returns this query for a caller who needs exact scores of the first neighbors only. A backend
   * to which exact scores are dear may rank and score the others by estimates.
   *
   * @param nearest how many must be exact, 1 to {@code k}
   */
  public VectorQuery withExact(int nearest) {
    if (nearest < 1 || nearest > k) {
      throw new IllegalArgumentException("exact must be 1 to k: exact=" + nearest + ", k=" + k);
    }
    return new VectorQuery(vector, k, allowed, effort, budget, nearest);
  }

  /** Returns a copy of the query vector. */
  public float[] vector() {
    return vector.clone();
  }

  /**
   * Returns a checked copy of the query vector in the form in which indexes compare it, as {@link
   * Vectors#prepare}.
   *
   * @throws IllegalArgumentException if its length is not {@code dimension}, or it is zero under
   *     cosine
   */
  public float[] prepared(int dimension, Similarity similarity) {
    return Vectors.prepare(vector, dimension, similarity, "query vector");
  }

  /** Returns how many neighbors are wanted, at least 1. */
  public int k() {
    return k;
  }

  /**
   * Returns how many of the nearest need exact scores, 1 to {@code k}; all unless said otherwise.
   */
  public int exact() {
    return exact;
  }

  /** Returns the ordinals that may be returned. */
  public OrdinalSet allowed() {
    return allowed;
  }

  /** Returns how hard to try. */
  public Effort effort() {
    return effort;
  }

  /** Returns what the answer may cost at most. */
  public Budget budget() {
    return budget;
  }
}
