package dev.ragged.retrieval;

import dev.ragged.index.Effort;
import java.util.Objects;

/**
 * A search and who orders what it finds. Immutable.
 *
 * @param request what is searched
 * @param reranker orders what is found
 */
public record Question(SearchRequest request, Reranker reranker) {
  public Question {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(reranker, "reranker");
  }

  /** Returns the question whose answer stays in the order of closeness. */
  public static Question of(SearchRequest request) {
    return new Question(request, Reranker.NONE);
  }

  /** Returns this question with the effort that its request has if it does not say. */
  Question orEffort(Effort standard) {
    return standard.equals(Effort.BALANCED) || !request.effort().equals(Effort.BALANCED)
        ? this
        : new Question(request.toBuilder().effort(standard).build(), reranker);
  }

  /** Returns whether somebody else than closeness to the question orders what is found. */
  boolean isReranked() {
    return reranker != Reranker.NONE;
  }

  /** Returns how many candidates can become hits; those behind them only lend weight to words. */
  int chosenFrom() {
    long pool = request.diversity().isPresent() ? Diversity.POOL : 1;
    return (int)
        Math.min(Math.max(request.k() * pool, reranker.pool(request.k())), Integer.MAX_VALUE);
  }
}
