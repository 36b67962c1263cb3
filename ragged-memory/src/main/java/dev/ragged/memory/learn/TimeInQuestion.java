package dev.ragged.memory.learn;

import dev.ragged.memory.time.TimeExpressions;
import dev.ragged.memory.time.TimeSettings;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchRequest;
import java.time.Clock;
import java.util.List;

/**
 * Takes words such as "last week" for the time of the documents, in place of words to look for.
 * Thread-safe.
 */
public final class TimeInQuestion implements RequestChange {
  private final TimeExpressions expressions;
  private final DatedDocuments documents;

  /** Creates one that understands words by {@code clock} and {@code settings}. */
  public TimeInQuestion(Clock clock, TimeSettings settings) {
    this.expressions = new TimeExpressions(clock, settings);
    this.documents = new DatedDocuments(settings.zone());
  }

  @Override
  public SearchRequest apply(
      Subject subject, SearchRequest request, Personalization how, List<String> notes) {
    if (how.timeKey().isEmpty()) {
      return request;
    }
    return expressions
        .find(request.text())
        .map(found -> documents.limited(request, how.timeKey().get(), List.of(found), notes))
        .orElse(request);
  }
}
