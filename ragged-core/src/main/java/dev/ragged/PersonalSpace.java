package dev.ragged;

import dev.ragged.answer.AnswerRequest;
import dev.ragged.answer.GeneratedAnswer;
import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.filter.Filter;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestOptions;
import dev.ragged.ingest.IngestReport;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.Memory;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.spi.StoredDocument;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The one implementation of {@link PersonaSpace}: documents in scope, searches with memory. */
final class PersonalSpace implements PersonaSpace {
  private final PersonaId persona;
  private final DocumentSpace documents;
  private final Optional<Memory> memory;
  private final PersonalSearcher searcher;

  PersonalSpace(
      PersonaId persona,
      DocumentSpace documents,
      Optional<Memory> memory,
      PersonalSearcher searcher) {
    this.persona = persona;
    this.documents = documents;
    this.memory = memory;
    this.searcher = searcher;
  }

  @Override
  public PersonaId persona() {
    return persona;
  }

  @Override
  public SearchResult search(SearchRequest request, Personalization how) {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(how, "how");
    return searchAll(List.of(request), how).get(0);
  }

  @Override
  public List<SearchResult> searchAll(List<SearchRequest> requests) {
    return searchAll(ScopedSpace.checked(requests), Personalization.DEFAULT);
  }

  private List<SearchResult> searchAll(List<SearchRequest> requests, Personalization how) {
    return memory.isEmpty()
        ? documents.searchAll(requests)
        : searcher.searchAll(requests, how, memory.get().of(persona));
  }

  @Override
  public GeneratedAnswer ask(AnswerRequest request, Personalization how) {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(how, "how");
    return memory.isEmpty()
        ? documents.ask(request)
        : searcher.ask(request, how, memory.get().of(persona));
  }

  @Override
  public CompletableFuture<Boolean> record(Interaction interaction) {
    Objects.requireNonNull(interaction, "interaction");
    return memory
        .map(kept -> kept.of(persona).record(interaction, Optional.empty()))
        .orElseGet(() -> CompletableFuture.completedFuture(false));
  }

  @Override
  public CompletableFuture<Boolean> feedback(UUID interaction, Feedback feedback) {
    Objects.requireNonNull(interaction, "interaction");
    Objects.requireNonNull(feedback, "feedback");
    return memory
        .map(kept -> kept.of(persona).feedback(interaction, feedback))
        .orElseGet(() -> CompletableFuture.completedFuture(false));
  }

  @Override
  public IngestReport ingest(DocumentSource source, IngestOptions options) {
    return documents.ingest(source, options);
  }

  @Override
  public IngestReport sync(DocumentSource source, IngestOptions options) {
    return documents.sync(source, options);
  }

  @Override
  public Optional<Document> get(String id) {
    return documents.get(id);
  }

  @Override
  public long count() {
    return documents.count();
  }

  @Override
  public long count(Filter filter) {
    return documents.count(filter);
  }

  @Override
  public Stream<StoredDocument> list() {
    return documents.list();
  }

  @Override
  public Stream<StoredDocument> list(Filter filter) {
    return documents.list(filter);
  }

  @Override
  public boolean delete(String id) {
    return documents.delete(id);
  }

  @Override
  public int delete(Filter filter) {
    return documents.delete(filter);
  }
}
