package dev.ragged.index;

/**
 * What an index search cost. Immutable.
 *
 * @param distances number of vector comparisons
 * @param recomputed number of vectors that had to be embedded anew
 * @param exact whether every allowed vector was compared, so that recall is 1
 */
public record SearchCost(long distances, long recomputed, boolean exact) {}
