package dev.ragged.index;

import java.util.List;
import java.util.Objects;

/**
 * The answer to one vector search. Immutable.
 *
 * @param list the nearest allowed vectors, closest first, ties by ordinal, no ordinal twice
 * @param cost what it took to find them
 */
public record Neighbors(List<Neighbor> list, SearchCost cost) {
  public Neighbors {
    list = List.copyOf(list);
    Objects.requireNonNull(cost, "cost");
  }
}
