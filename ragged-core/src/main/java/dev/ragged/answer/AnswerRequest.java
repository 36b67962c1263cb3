package dev.ragged.answer;

import dev.ragged.ingest.Cancellation;
import dev.ragged.retrieval.SearchRequest;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A question that is to be answered in words. Immutable.
 *
 * @param search finds the passages; its text is the question, and its budget bounds the search
 *     alone
 * @param listener gets each piece of the answer as it is written, see {@link AnswerWriter}; the
 *     generator waits for it. What it throws ends the answer, and is thrown by {@code ask}
 * @param cancellation ends the answer early: what is written by then is the answer, and {@link
 *     GeneratedAnswer#complete} is false. A search under way is not ended by it
 */
public record AnswerRequest(
    SearchRequest search, Consumer<String> listener, Cancellation cancellation) {
  public AnswerRequest {
    Objects.requireNonNull(search, "search");
    Objects.requireNonNull(listener, "listener");
    Objects.requireNonNull(cancellation, "cancellation");
  }

  /** Returns a request that answers {@code question} from the ten best passages. */
  public static AnswerRequest of(String question) {
    return of(SearchRequest.of(question));
  }

  /** Returns a request that answers from what {@code search} finds. */
  public static AnswerRequest of(SearchRequest search) {
    return new AnswerRequest(search, piece -> {}, new Cancellation());
  }

  /** Returns this request with {@code newListener}. */
  public AnswerRequest onText(Consumer<String> newListener) {
    return new AnswerRequest(search, newListener, cancellation);
  }

  /** Returns this request with {@code newCancellation}. */
  public AnswerRequest cancelledBy(Cancellation newCancellation) {
    return new AnswerRequest(search, listener, newCancellation);
  }
}
