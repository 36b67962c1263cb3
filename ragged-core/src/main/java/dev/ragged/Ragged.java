package dev.ragged;

import dev.ragged.answer.AnswerRequest;
import dev.ragged.answer.Answerer;
import dev.ragged.answer.GeneratedAnswer;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Settings;
import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.filter.Filter;
import dev.ragged.index.VectorKernels;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestOptions;
import dev.ragged.ingest.IngestReport;
import dev.ragged.ingest.Ingester;
import dev.ragged.ingest.PendingVectors;
import dev.ragged.migration.Migration;
import dev.ragged.persona.Memory;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.PerformanceReport;
import dev.ragged.retrieval.SearchCaches;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.retrieval.Searcher;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.Scope;
import dev.ragged.spi.StoredDocument;
import dev.ragged.tuning.Tuner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Local retrieval for one application: documents go in, ranked passages come out, all in this JVM
 * and one directory. Thread-safe.
 *
 * <pre>{@code
 * try (Ragged ragged = Ragged.builder().directory(Path.of("my-data")).build()) {
 *   ragged.sync(DocumentSource.folder(Path.of("docs")));
 *   for (Hit hit : ragged.search("how does a crash lose nothing?").hits()) {
 *     System.out.println(hit.score() + "  " + hit.documentId() + "  " + hit.snippet());
 *   }
 * }
 * }</pre>
 *
 * <p>Called directly, it is the space of shared documents; {@link #persona} gives a persona's.
 */
public final class Ragged implements DocumentSpace, AutoCloseable {
  private final Corpus corpus;
  private final OpenEmbedder embedder;
  private final PendingVectors pending;
  private final Ingester ingester;
  private final Searcher searcher;
  private final Answerer answerer;
  private final DocumentSpace shared;
  private final Optional<Memory> memory;
  private final SearchCaches searches;
  private final Caches caches;
  private final Clock clock;
  private final Watch watch;
  private final Migration migration;
  private final Consumer<Ragged> lastAction;
  private final AtomicBoolean closed = new AtomicBoolean();

  Ragged(Opening opened, Consumer<Ragged> lastAction) {
    this.corpus = opened.corpus();
    this.embedder = opened.embedder();
    this.ingester = opened.ingester();
    this.searcher = opened.searcher();
    this.answerer = opened.answerer();
    this.pending = opened.pending();
    this.searches = opened.searches();
    this.caches = new Caches(searches, opened.memory());
    this.memory = opened.memory();
    this.clock = opened.clock();
    this.watch = opened.watch();
    this.migration = opened.migration();
    this.lastAction = lastAction;
    this.shared = space(Scope.shared());
  }

  /**
   * Returns a builder; {@link RaggedBuilder#directory} or {@link RaggedBuilder#inMemory} is
   * required.
   */
  public static RaggedBuilder builder() {
    return new RaggedBuilder();
  }

  /**
   * Returns the documents as {@code persona} sees them, the shared ones and its own, with its
   * memory if there is one.
   */
  public PersonaSpace persona(PersonaId persona) {
    Scope scope = Scope.of(Objects.requireNonNull(persona, "persona"));
    return new PersonalSpace(
        persona,
        space(scope),
        memory,
        new PersonalSearcher(searcher, answerer, scope, clock, watch.profiler()));
  }

  private ScopedSpace space(Scope scope) {
    return new ScopedSpace(corpus, ingester, searcher, answerer, watch, scope);
  }

  /** As {@link #persona(PersonaId)}. */
  public PersonaSpace persona(String persona) {
    return persona(PersonaId.of(persona));
  }

  /** Returns the memory; empty if none was set and the configuration does not turn it on. */
  public Optional<Memory> memory() {
    return memory;
  }

  /**
   * Does what the first search would otherwise wait for: loads the model, reads what belongs to the
   * index of the documents and to caches on disk. Costs one search. {@link Settings#WARM_UP} makes
   * opening do it.
   *
   * @throws dev.ragged.error.EmbeddingException if the model cannot be used
   */
  public void warmUp() {
    searches.warmUp();
    new Searcher(corpus, embedder, SearchCaches.none())
        .search(SearchRequest.of("warm up"), Scope.shared());
  }

  /** Returns what searches keep for the next ones. */
  public Caches caches() {
    return caches;
  }

  /**
   * Returns what measures the stages of this store: start a {@link
   * dev.ragged.profiling.ProfileSession} with it, add listeners to it, or open spans of your own.
   */
  public OperationProfiler profiler() {
    return watch.profiler();
  }

  /**
   * Returns what the last {@code time} was like: how long searches, ingests and their stages took,
   * the slowest questions, and what the figures and the {@link #tuner} speak for.
   *
   * @param time up to 24 hours
   * @throws IllegalStateException if {@link Settings#PROFILING_MONITOR} is off
   */
  public PerformanceReport performance(Duration time) {
    return watch.since(time);
  }

  /** Returns what measures this store, watches its use, and proposes values of settings. */
  public Tuner tuner() {
    return watch.tuner();
  }

  /** Returns what moves this store to another vector backend while it is used. */
  public Migration migration() {
    return migration;
  }

  /**
   * Returns the effective configuration: what the builder was given and what was tuned, and where
   * each value is from.
   */
  public RaggedConfig config() {
    return watch.tuner().config();
  }

  @Override
  public IngestReport ingest(DocumentSource source, IngestOptions options) {
    return shared.ingest(source, options);
  }

  @Override
  public IngestReport sync(DocumentSource source, IngestOptions options) {
    return shared.sync(source, options);
  }

  @Override
  public SearchResult search(SearchRequest request) {
    return shared.search(request);
  }

  @Override
  public List<SearchResult> searchAll(List<SearchRequest> requests) {
    return shared.searchAll(requests);
  }

  @Override
  public GeneratedAnswer ask(AnswerRequest request) {
    return shared.ask(request);
  }

  @Override
  public Optional<Document> get(String id) {
    return shared.get(id);
  }

  @Override
  public long count() {
    return shared.count();
  }

  @Override
  public long count(Filter filter) {
    return shared.count(filter);
  }

  @Override
  public Stream<StoredDocument> list() {
    return shared.list();
  }

  @Override
  public Stream<StoredDocument> list(Filter filter) {
    return shared.list(filter);
  }

  @Override
  public boolean delete(String id) {
    return shared.delete(id);
  }

  @Override
  public int delete(Filter filter) {
    return shared.delete(filter);
  }

  /**
   * Writes a copy of the whole store to {@code target}, a new or empty directory that can be opened
   * like any store. Reading goes on meanwhile, writing waits. This is the one way to copy an open
   * store: no other program may open its database files.
   */
  public void backup(Path target) {
    corpus.backup(Objects.requireNonNull(target, "target"));
    memory.ifPresent(kept -> kept.backup(target));
  }

  /** Returns whether counts, lock and index agree; quick. */
  public Health health() {
    return health(corpus.problems(), Memory::problems);
  }

  /** Reads the whole store and compares everything that is kept twice. Costs a read of all data. */
  public Health check() {
    return health(corpus.check(), Memory::check);
  }

  private Health health(List<String> problems, Function<Memory, List<String>> ofMemory) {
    List<String> all = new ArrayList<>(problems);
    memory.map(ofMemory).ifPresent(all::addAll);
    return new Health(all);
  }

  /** Returns figures about the store, of all owners' documents together. */
  public Statistics statistics() {
    return new Statistics(corpus.statistics(), VectorKernels.best().name());
  }

  /**
   * Waits for what is under way, saves the index where that is worth it, and frees directory,
   * threads and memory; an embedder that was passed to the builder stays open. Idempotent.
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try {
      lastAction.accept(this);
    } finally {
      end();
    }
  }

  private void end() {
    try {
      watch.end();
      memory.ifPresent(Memory::close);
    } finally {
      caches.close();
      pending.close();
      try {
        corpus.close();
      } finally {
        embedder.close();
      }
    }
  }
}
