package dev.ragged.retrieval;

import dev.ragged.spi.Scope;

/** Is told of each question that was answered. Must be quick, thread-safe, and not throw. */
@FunctionalInterface
public interface SearchObserver {
  /** Looks at nothing. */
  SearchObserver NONE = (request, scope, answer) -> {};

  /**
   * Takes note of an answer, in the thread that searched.
   *
   * @param request what was searched, with the effort that was used
   * @param scope who asked
   */
  void answered(SearchRequest request, Scope scope, Answer answer);
}
