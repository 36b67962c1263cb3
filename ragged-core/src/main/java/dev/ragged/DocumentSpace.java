package dev.ragged;

import dev.ragged.answer.AnswerRequest;
import dev.ragged.answer.GeneratedAnswer;
import dev.ragged.document.Document;
import dev.ragged.filter.Filter;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestOptions;
import dev.ragged.ingest.IngestReport;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.spi.StoredDocument;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * The documents of a store as one asker sees them: the application sees the shared ones, a persona
 * the shared ones and its own. What is ingested belongs to the asker, and only the asker's own
 * documents are changed or deleted. Thread-safe.
 *
 * <p>Every call throws {@link IllegalStateException} once the store is closed, and {@link
 * dev.ragged.error.StoreException} if it cannot be read or written.
 */
public interface DocumentSpace {
  /**
   * Adds new documents of {@code source}, and replaces changed ones; those that are as they were
   * cost no embedding.
   */
  default IngestReport ingest(DocumentSource source) {
    return ingest(source, IngestOptions.DEFAULT);
  }

  /** As {@link #ingest(DocumentSource)}, watched and ended by {@code options}. */
  IngestReport ingest(DocumentSource source, IngestOptions options);

  /** As {@link #ingest(DocumentSource)} for documents at hand. */
  default IngestReport ingest(Document... documents) {
    return ingest(DocumentSource.of(documents));
  }

  /**
   * As {@link #ingest(DocumentSource)}, and deletes what came from a source of this name before and
   * is no longer in it. Documents that cannot be read at the moment are kept.
   */
  default IngestReport sync(DocumentSource source) {
    return sync(source, IngestOptions.DEFAULT);
  }

  /** As {@link #sync(DocumentSource)}, watched and ended by {@code options}. */
  IngestReport sync(DocumentSource source, IngestOptions options);

  /**
   * As {@link #ingest(DocumentSource, IngestOptions)} on one thread of {@code executor} and, while
   * it runs, on threads of its own as that does. The future fails with what that throws. Cancelling
   * the future, or completing it by other means such as {@code orTimeout}, cancels the ingest: it
   * does not begin, or ends after the calls to the embedder that are under way, and what it has
   * committed stays. The cancellation of {@code options} is heeded, too, and gives a report.
   */
  default CompletableFuture<IngestReport> ingestAsync(
      DocumentSource source, IngestOptions options, Executor executor) {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(options, "options");
    return Async.run(
        own -> ingest(source, options.cancelledBy(own)), options.cancellation(), executor);
  }

  /** As {@link #sync(DocumentSource, IngestOptions)}, in the way of {@link #ingestAsync}. */
  default CompletableFuture<IngestReport> syncAsync(
      DocumentSource source, IngestOptions options, Executor executor) {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(options, "options");
    return Async.run(
        own -> sync(source, options.cancelledBy(own)), options.cancellation(), executor);
  }

  /** Returns the ten best passages for {@code text}. */
  default SearchResult search(String text) {
    return search(SearchRequest.of(text));
  }

  /**
   * Returns the best passages for {@code request}.
   *
   * @throws dev.ragged.error.EmbeddingException if the question cannot be embedded
   */
  SearchResult search(SearchRequest request);

  /**
   * Returns the answers to {@code requests}: answer <i>i</i> to request <i>i</i>, as {@link
   * #search(SearchRequest)} gives it, all from one state of the store. Equal requests are answered
   * once; all questions are embedded in one call.
   */
  List<SearchResult> searchAll(List<SearchRequest> requests);

  /**
   * Searches on {@code executor}. The future fails with what {@link #search(SearchRequest)} throws.
   * If it is cancelled before the search began, there is none; a search that runs is bounded by its
   * {@linkplain SearchRequest#budget() budget} alone.
   */
  default CompletableFuture<SearchResult> searchAsync(SearchRequest request, Executor executor) {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(executor, "executor");
    return CompletableFuture.supplyAsync(() -> search(request), executor);
  }

  /**
   * Returns an answer in words to {@code question}, written from the ten best passages by the
   * store's {@linkplain RaggedBuilder#generator generator}.
   */
  default GeneratedAnswer ask(String question) {
    return ask(AnswerRequest.of(question));
  }

  /**
   * Searches as {@link #search(SearchRequest)} does, and returns the answer that the store's
   * {@linkplain RaggedBuilder#generator generator} writes from what was found. If nothing was, the
   * answer {@linkplain GeneratedAnswer#isEmpty is empty}. Closing the store ends no answer whose
   * passages are found.
   *
   * @throws dev.ragged.error.GenerationException if the generator fails; has what was written
   */
  GeneratedAnswer ask(AnswerRequest request);

  /**
   * Asks on {@code executor}. The future fails with what {@link #ask(AnswerRequest)} throws.
   * Cancelling it cancels the answer, as the cancellation of {@code request} does.
   */
  default CompletableFuture<GeneratedAnswer> askAsync(AnswerRequest request, Executor executor) {
    Objects.requireNonNull(request, "request");
    return Async.run(own -> ask(request.cancelledBy(own)), request.cancellation(), executor);
  }

  /** Returns the document with this id: the asker's own, or else the shared one. */
  Optional<Document> get(String id);

  /** Returns how many documents the asker sees. */
  long count();

  /**
   * Returns how many of the documents the asker sees fulfil {@code filter}: their own metadata, not
   * that of their chunks, such as {@code heading}.
   */
  long count(Filter filter);

  /**
   * Returns the documents that the asker sees, without their texts. The stream must be closed, by
   * the thread that asked for it.
   */
  Stream<StoredDocument> list();

  /**
   * Returns the documents that the asker sees and whose own metadata, not that of their chunks,
   * fulfils {@code filter}. The stream must be closed.
   */
  Stream<StoredDocument> list(Filter filter);

  /** Deletes the asker's document of this id, and returns whether there was one. */
  boolean delete(String id);

  /**
   * Deletes those of the asker's documents whose own metadata, not that of their chunks, fulfils
   * {@code filter}, and returns how many.
   */
  int delete(Filter filter);
}
