package dev.ragged;

import dev.ragged.answer.AnswerRequest;
import dev.ragged.answer.Answerer;
import dev.ragged.answer.GeneratedAnswer;
import dev.ragged.document.Document;
import dev.ragged.document.Texts;
import dev.ragged.filter.Filter;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestOptions;
import dev.ragged.ingest.IngestReport;
import dev.ragged.ingest.Ingester;
import dev.ragged.profiling.Stages;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.retrieval.Searcher;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.Scope;
import dev.ragged.spi.Selection;
import dev.ragged.spi.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The one implementation of {@link DocumentSpace}: every call carries the scope. */
final class ScopedSpace implements DocumentSpace {
  private final Corpus corpus;
  private final Ingester ingester;
  private final Searcher searcher;
  private final Answerer answerer;
  private final Watch watch;
  private final Scope scope;
  private final MeasuredSearch measured;

  ScopedSpace(
      Corpus corpus,
      Ingester ingester,
      Searcher searcher,
      Answerer answerer,
      Watch watch,
      Scope scope) {
    this.corpus = corpus;
    this.ingester = ingester;
    this.searcher = searcher;
    this.answerer = answerer;
    this.watch = watch;
    this.scope = scope;
    this.measured = new MeasuredSearch(watch.profiler(), scope);
  }

  @Override
  public IngestReport ingest(DocumentSource source, IngestOptions options) {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(options, "options");
    return ingester.ingest(source, watch.tuner().watched(options), scope);
  }

  @Override
  public IngestReport sync(DocumentSource source, IngestOptions options) {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(options, "options");
    return ingester.sync(source, watch.tuner().watched(options), scope);
  }

  @Override
  public SearchResult search(SearchRequest request) {
    return searchAll(List.of(Objects.requireNonNull(request, "request"))).get(0);
  }

  @Override
  public List<SearchResult> searchAll(List<SearchRequest> requests) {
    List<SearchRequest> asked = checked(requests);
    return measured.run(asked, () -> searcher.searchAll(asked, scope));
  }

  @Override
  public GeneratedAnswer ask(AnswerRequest request) {
    return answerer.answer(Objects.requireNonNull(request, "request"), this::search);
  }

  /** Returns a copy of {@code requests}, none of which may be null. */
  static List<SearchRequest> checked(List<SearchRequest> requests) {
    Objects.requireNonNull(requests, "requests");
    List<SearchRequest> batch = new ArrayList<>(requests.size());
    for (SearchRequest request : requests) {
      batch.add(Objects.requireNonNull(request, "request"));
    }
    return batch;
  }

  @Override
  public Optional<Document> get(String id) {
    Texts.requireId(id, "id", Document.MAX_ID_LENGTH);
    Optional<Document> own = corpus.get(new DocumentKey(id, scope.persona()));
    return own.isPresent() || scope.persona().isEmpty()
        ? own
        : corpus.get(new DocumentKey(id, Optional.empty()));
  }

  @Override
  public long count() {
    return corpus.countDocuments(Selection.all(scope));
  }

  @Override
  public long count(Filter filter) {
    return corpus.countDocuments(selection(filter));
  }

  @Override
  public Stream<StoredDocument> list() {
    return corpus.list(Selection.all(scope));
  }

  @Override
  public Stream<StoredDocument> list(Filter filter) {
    return corpus.list(selection(filter));
  }

  private Selection selection(Filter filter) {
    return new Selection(scope, Optional.of(Objects.requireNonNull(filter, "filter")));
  }

  @Override
  public boolean delete(String id) {
    Texts.requireId(id, "id", Document.MAX_ID_LENGTH);
    return delete(List.of(new DocumentKey(id, scope.persona()))) > 0;
  }

  @Override
  public int delete(Filter filter) {
    List<DocumentKey> own;
    try (Stream<StoredDocument> documents = list(filter)) {
      own =
          documents
              .map(StoredDocument::key)
              .filter(key -> key.owner().equals(scope.persona()))
              .toList();
    }
    return own.isEmpty() ? 0 : delete(own);
  }

  private int delete(List<DocumentKey> own) {
    return watch
        .profiler()
        .counted(
            Stages.DELETE,
            span -> {
              int deleted = corpus.delete(own);
              span.add(Stages.DOCUMENTS, deleted);
              ingester.forget();
              return deleted;
            });
  }
}
