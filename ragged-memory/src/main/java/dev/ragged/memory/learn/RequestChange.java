package dev.ragged.memory.learn;

import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchRequest;
import java.util.List;

/** Changes what is searched, if the search allows it. Thread-safe. */
@FunctionalInterface
public interface RequestChange {
  /**
   * Returns the request to be made in place of {@code request}, which is the same where nothing is
   * to be changed or may be.
   *
   * @param notes gets a sentence about every change
   */
  SearchRequest apply(
      Subject subject, SearchRequest request, Personalization how, List<String> notes);
}
