package dev.ragged.persona;

import dev.ragged.retrieval.Reranker;
import dev.ragged.retrieval.SearchRequest;
import java.util.List;
import java.util.Objects;

/**
 * A search as a memory wants it to be made. Immutable.
 *
 * @param request what to search, equal to the request that was given unless the caller allowed
 *     changes
 * @param reranker orders what is found; {@link Reranker#NONE} if the memory has nothing to say
 * @param notes what the memory changed, a sentence each
 */
public record PreparedSearch(SearchRequest request, Reranker reranker, List<String> notes) {
  public PreparedSearch {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(reranker, "reranker");
    notes = List.copyOf(notes);
  }

  /** Returns {@code request} as it is. */
  public static PreparedSearch unchanged(SearchRequest request) {
    return new PreparedSearch(request, Reranker.NONE, List.of());
  }
}
