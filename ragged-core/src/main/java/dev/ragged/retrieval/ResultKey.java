package dev.ragged.retrieval;

import dev.ragged.index.Budget;
import dev.ragged.spi.Scope;
import dev.ragged.spi.StoreState;

/**
 * Everything that decides what is found. A change of the corpus makes another state and so another
 * key: what was found before it cannot be given for what is there after it. Immutable.
 *
 * @param state what was searched
 * @param scope for whom
 * @param request what was asked, without its budget: only what no budget cut short is kept
 * @param chosenFrom how many candidates a reranker wants; 0 without one
 */
record ResultKey(StoreState state, Scope scope, SearchRequest request, int chosenFrom) {
  static ResultKey of(StoreState state, Scope scope, Question question) {
    SearchRequest request = question.request();
    return new ResultKey(
        state,
        scope,
        request.budget().equals(Budget.UNLIMITED)
            ? request
            : request.toBuilder().budget(Budget.UNLIMITED).build(),
        question.isReranked() ? question.chosenFrom() : 0);
  }
}
