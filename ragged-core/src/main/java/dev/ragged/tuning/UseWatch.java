package dev.ragged.tuning;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.ragged.retrieval.Answer;
import dev.ragged.retrieval.SearchObserver;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.spi.Scope;

/** Counts searches and documents, and offers searches to the probe. Thread-safe. */
final class UseWatch implements SearchObserver {
  private final SlidingCount searches;
  private final SlidingCount documents;
  private final Repeats repeats = new Repeats();
  private final RecallProbe probe;

  UseWatch(Ticker ticker, RecallProbe probe) {
    this.searches = new SlidingCount(ticker);
    this.documents = new SlidingCount(ticker);
    this.probe = probe;
  }

  @Override
  public void answered(SearchRequest request, Scope scope, Answer answer) {
    searches.add(1);
    repeats.add(request, scope);
    probe.offer(request, scope, answer);
  }

  /** Takes note of a document that was stored. */
  void stored() {
    documents.add(1);
  }

  Repeats repeats() {
    return repeats;
  }

  double searchesPerMinute() {
    return searches.perMinute();
  }

  double documentsPerMinute() {
    return documents.perMinute();
  }
}
