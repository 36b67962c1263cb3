package dev.ragged.memory.rank.evaluation;

import java.util.Objects;

/**
 * A query whose relevant documents are known. Immutable if {@code query} is.
 *
 * @param query what both rankers are given
 */
public record JudgedQuery<Q>(Q query, Judgments judgments) {
  public JudgedQuery {
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(judgments, "judgments");
  }
}
