package dev.ragged.index;

import java.util.Objects;

/**
 * How an index search was answered, and what it cost. Immutable.
 *
 * @param distances number of vector comparisons
 * @param recomputed number of vectors that had to be embedded anew
 * @param exact whether every allowed vector was compared, so that recall is 1
 * @param truncated whether the {@link Budget} ended the search early: there may be fewer neighbors
 *     than {@code min(k, allowed vectors present)}, or not the nearest
 * @param plan a short phrase for people, one of the backend's constants: how the query was answered
 *     and why so, for example {@code graph search}
 */
public record SearchCost(
    long distances, long recomputed, boolean exact, boolean truncated, String plan) {
  public SearchCost {
    Objects.requireNonNull(plan, "plan");
  }

  /** Makes the cost of a search that recomputed nothing and was not truncated. */
  public SearchCost(long distances, boolean exact, String plan) {
    this(distances, 0, exact, false, plan);
  }
}
