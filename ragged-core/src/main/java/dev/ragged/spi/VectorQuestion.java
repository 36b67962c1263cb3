package dev.ragged.spi;

import dev.ragged.index.Budget;
import dev.ragged.index.Effort;
import java.util.Objects;

/**
 * A search for the chunks nearest to a vector. Immutable; the vector is handed over and not copied.
 */
public final class VectorQuestion {
  private final float[] vector;
  private final int limit;
  private final Selection selection;
  private final Effort effort;
  private final Budget budget;
  private final int exact;

  private VectorQuestion(
      float[] vector, int limit, Selection selection, Effort effort, Budget budget, int exact) {
    this.vector = vector;
    this.limit = limit;
    this.selection = selection;
    this.effort = effort;
    this.budget = budget;
    this.exact = exact;
  }

  /**
   * Returns a question without a limit of what its answer may cost.
   *
   * @param vector what to be close to, of the corpus's dimension
   * @param limit how many chunks are wanted, at least 1
   * @param selection which chunks may be proposed
   * @param effort how hard to try
   */
  public static VectorQuestion of(float[] vector, int limit, Selection selection, Effort effort) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1: limit=" + limit);
    }
    return new VectorQuestion(
        Objects.requireNonNull(vector, "vector"),
        limit,
        Objects.requireNonNull(selection, "selection"),
        Objects.requireNonNull(effort, "effort"),
        Budget.UNLIMITED,
        limit);
  }

  /** Returns this question with another limit of what its answer may cost. */
  public VectorQuestion withBudget(Budget limitOfCost) {
    return new VectorQuestion(
        vector, limit, selection, effort, Objects.requireNonNull(limitOfCost, "budget"), exact);
  }

  /**
   * Returns this question for a caller who needs exact scores of the first chunks only; the others
   * may be ranked and scored by estimates.
   *
   * @param nearest how many must be exact, at least 1; more than {@code limit} means all
   */
  public VectorQuestion withExact(int nearest) {
    if (nearest < 1) {
      throw new IllegalArgumentException("exact must be at least 1: exact=" + nearest);
    }
    return new VectorQuestion(vector, limit, selection, effort, budget, Math.min(nearest, limit));
  }

  /** Returns the vector itself, which must not be written to. */
  public float[] vector() {
    return vector;
  }

  /** Returns how many chunks are wanted, at least 1. */
  public int limit() {
    return limit;
  }

  /** Returns how many of the nearest need exact scores, 1 to the limit. */
  public int exact() {
    return exact;
  }

  /** Returns which chunks may be proposed. */
  public Selection selection() {
    return selection;
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
