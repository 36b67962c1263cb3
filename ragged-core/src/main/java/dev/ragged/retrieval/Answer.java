package dev.ragged.retrieval;

import java.util.Objects;
import java.util.Optional;

/**
 * What was found for a question. Immutable; the vector is not copied and must not be written to.
 *
 * @param result the hits
 * @param vector the vector of the question's text, or empty if it was searched by words alone
 */
public record Answer(SearchResult result, Optional<float[]> vector) {
  public Answer {
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(vector, "vector");
  }
}
